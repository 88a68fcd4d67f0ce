import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { unadded } from '../field/entry.svelte';
import Dialog from './Dialog.svelte';

function dialogWith(field: string, main: string, onclose = vi.fn()) {
  const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }));
  render(Dialog, {
    open: true,
    title: 'A question',
    onclose,
    children: snippet(`<div>${field}</div>`),
    actions: snippet(`<div><button>No</button>${main}</div>`),
  });
  const pressed = vi.fn();
  screen.getByRole('button', { name: 'Yes', hidden: true }).addEventListener('click', pressed);
  return pressed;
}

const yes = '<button class="primary">Yes</button>';

describe('a dialog', () => {
  it('goes on when Enter is pressed in a line of text', async () => {
    const pressed = dialogWith('<input aria-label="Name">', yes);
    await userEvent.type(screen.getByRole('textbox', { hidden: true }), 'Eva{Enter}');
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('goes on from a box of text only with Ctrl', async () => {
    const pressed = dialogWith('<textarea aria-label="Words"></textarea>', yes);
    const box = screen.getByRole('textbox', { hidden: true });
    await userEvent.type(box, 'one{Enter}two');
    expect(pressed).not.toHaveBeenCalled();
    await userEvent.type(box, '{Control>}{Enter}{/Control}');
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('goes on once when the key is struck twice, and leaves the focus in the field', async () => {
    const pressed = dialogWith('<input aria-label="Name">', yes);
    const field = screen.getByRole('textbox', { hidden: true });
    await userEvent.type(field, '{Control>}{Enter}{Enter}{/Control}');
    expect(pressed).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(field);
  });

  it('does not press with the same stroke what the focus goes back to', async () => {
    dialogWith('<input aria-label="Name">', yes);
    const opener = document.createElement('button');
    const opened = vi.fn();
    opener.addEventListener('click', opened);
    document.body.append(opener);
    await userEvent.type(screen.getByRole('textbox', { hidden: true }), '{Enter}');
    opener.focus();
    await userEvent.keyboard('{Enter}{Control>}{Enter}{/Control}');
    expect(opened).not.toHaveBeenCalled();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    opener.remove();
    expect(opened).toHaveBeenCalledOnce();
  });

  it('says that it has been filled in, until it is opened anew', async () => {
    dialogWith('<input aria-label="Name">', yes);
    expect(unadded()).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { hidden: true }), 'E');
    expect(unadded()).toEqual(['A question']);
  });

  it('drops what was filled in only at a second Esc', async () => {
    const onclose = vi.fn();
    dialogWith('<input aria-label="Name">', yes, onclose);
    const dialog = screen.getByRole('dialog', { hidden: true });
    await userEvent.type(screen.getByRole('textbox', { hidden: true }), 'E');
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(onclose).not.toHaveBeenCalled();
    expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('not kept');
    await fireEvent(dialog, new Event('cancel', { cancelable: true }));
    expect(onclose).toHaveBeenCalledOnce();
  });

  it('says why it cannot go on, and stays where one was', async () => {
    const pressed = dialogWith(
      '<input aria-label="Name">',
      '<button class="primary" aria-disabled="true" title="Give a name first">Yes</button>',
    );
    const field = screen.getByRole('textbox', { hidden: true });
    await userEvent.type(field, '{Enter}');
    expect(pressed).not.toHaveBeenCalled();
    expect(screen.getByRole('alert', { hidden: true }).textContent).toBe('Give a name first');
    expect(document.activeElement).toBe(field);
  });

  it('leads to what cannot be read instead of going on', async () => {
    const pressed = dialogWith('<input aria-label="Days" aria-invalid="true"><input aria-label="Name">', yes);
    await userEvent.type(screen.getByRole('textbox', { name: 'Name', hidden: true }), '{Enter}');
    expect(pressed).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Days', hidden: true }));
  });
});
