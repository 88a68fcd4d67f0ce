import { waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from './keep-focus';

const find = (id: string) => document.getElementById(id) as HTMLElement;
/** Takes something out of the page, and waits until that has been seen. */
async function take(id: string): Promise<void> {
  find(id).remove();
  await new Promise((then) => setTimeout(then));
}

describe('the focus', () => {
  let stop: () => void;
  beforeEach(() => {
    stop = keepFocus();
    document.body.innerHTML = `
      <button id="above">above</button>
      <ul id="list">
        <li id="one"><button id="first">1</button></li>
        <li id="two"><button id="second">2</button></li>
        <li id="three"><button id="third">3</button></li>
      </ul>
      <input id="words" />
      <dialog id="dialog"><div id="inside"><button id="answer">yes</button></div></dialog>`;
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  it('goes to what comes after what was taken out', async () => {
    find('second').focus();
    await take('two');
    expect(document.activeElement).toBe(find('third'));
  });

  it('does not press what it goes to by a second stroke of the same key', async () => {
    const pressed = vi.fn();
    find('third').addEventListener('click', pressed);
    find('second').addEventListener('click', () => {
      find('two').remove();
    });
    find('second').focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => {
      expect(document.activeElement).toBe(find('third'));
    });
    await userEvent.keyboard('{Enter}');
    expect(pressed).not.toHaveBeenCalled();
    await userEvent.keyboard('{Shift}{Enter}');
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('stays on what is moved on the page', async () => {
    find('second').focus();
    find('list').append(find('two'));
    await new Promise((then) => setTimeout(then));
    expect(document.activeElement).toBe(find('second'));
  });

  it('goes to what came before where nothing comes after', async () => {
    find('third').focus();
    await take('three');
    expect(document.activeElement).toBe(find('second'));
  });

  it('goes out of a list that has gone', async () => {
    find('first').focus();
    await take('list');
    expect(document.activeElement).toBe(find('above'));
  });

  it('stays in its part of the window when a whole screen has gone', async () => {
    document.body.innerHTML = `
      <aside data-region="sidebar" tabindex="-1"><button>before</button></aside>
      <main data-region="main" tabindex="-1"><section id="screen"><button id="own">own</button></section></main>
      <div data-region="note" tabindex="-1"><button id="sign">sign</button></div>`;
    find('own').focus();
    await take('screen');
    expect(document.activeElement).toBe(document.querySelector('main'));
  });

  it('goes to the main part where nothing is left in its own', async () => {
    document.body.innerHTML = `
      <main data-region="main" tabindex="-1"><button>own</button></main>
      <div data-region="note" tabindex="-1"><button id="sign">sign</button></div>`;
    find('sign').focus();
    await take('sign');
    expect(document.activeElement).toBe(document.querySelector('main'));
  });

  it('goes to the main part when what lay over the window has gone', async () => {
    document.body.innerHTML = `
      <div>
        <div><header data-region="header"><button>home</button></header><main data-region="main" tabindex="-1"></main></div>
        <div id="toast"><button id="close">close</button></div>
      </div>`;
    find('close').focus();
    await take('toast');
    expect(document.activeElement).toBe(document.querySelector('main'));
  });

  it('stays in an open dialog when something behind it asks for it', () => {
    find('second').focus();
    find('dialog').setAttribute('open', '');
    find('answer').focus();
    find('third').focus();
    expect(document.activeElement).toBe(find('answer'));
  });

  it('stays away when somebody left it before', async () => {
    find('second').focus();
    find('second').blur();
    await new Promise((then) => setTimeout(then));
    await take('two');
    expect(document.activeElement).toBe(document.body);
  });

  it('goes back to where a dialog was opened that has gone whole', async () => {
    find('second').focus();
    find('dialog').setAttribute('open', '');
    find('answer').focus();
    await take('dialog');
    expect(document.activeElement).toBe(find('second'));
  });

  it('goes back to where a dialog was opened also from a field that was left before', async () => {
    find('second').focus();
    find('dialog').setAttribute('open', '');
    find('answer').focus();
    find('answer').blur();
    await new Promise((then) => setTimeout(then));
    await take('dialog');
    expect(document.activeElement).toBe(find('second'));
  });

  it('goes back to where a dialog was opened, or beside what opened it', async () => {
    find('second').focus();
    find('dialog').setAttribute('open', '');
    find('answer').focus();
    find('dialog').removeAttribute('open');
    find('two').remove();
    await take('inside');
    expect(document.activeElement).toBe(find('third'));
  });
});
