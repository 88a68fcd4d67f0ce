import { beforeEach, describe, expect, it } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { depart } from './departure';
import { toaster } from '~/components/feedback/toaster.svelte';
import { library } from './library.svelte';
import { plan } from './plan.svelte';

const refusal = { code: 'rows_do_not_fit', message: 'no', params: {}, hints: [] };

/** A field that keeps its text when it is left, with the focus in it. */
function fieldThatKeeps(text: string): void {
  const field = document.createElement('input');
  document.body.replaceChildren(field);
  field.addEventListener('blur', () => void plan.edit({ plan: { set_purpose: { words: text } } }));
  field.focus();
}

describe('leaving', () => {
  beforeEach(() => {
    plan.show(undefined);
  });

  it('keeps what is being typed before it lets the window go', async () => {
    const fake = fakeHost();
    await library.open('workshop');
    fieldThatKeeps('a lasting arrangement');
    await depart();
    expect(fake.calls.slice(-2).map((asked) => asked.command)).toEqual(['edit_plan', 'leave']);
  });

  it('stays when that cannot be kept, and goes when asked once more', async () => {
    const fake = fakeHost({
      answers: {
        edit_plan: () => {
          throw refusal;
        },
      },
    });
    await library.open('workshop');
    fieldThatKeeps('too much');
    await depart();
    expect(fake.calls.at(-1)?.command).toBe('stay');
    await depart();
    expect(fake.calls.at(-1)?.command).toBe('leave');
  });

  it('stays once where words stand in lines that only a key adds, and says in which', async () => {
    const fake = fakeHost();
    const line = document.createElement('input');
    line.dataset['entry'] = '';
    line.setAttribute('aria-label', 'Add a party');
    line.value = 'Eva';
    const second = line.cloneNode() as HTMLInputElement;
    second.setAttribute('aria-label', 'Add an issue');
    second.value = 'Tools';
    document.body.replaceChildren(line, second);
    await depart();
    expect(fake.calls.at(-1)?.command).toBe('stay');
    expect(toaster.current?.text).toContain('“Add a party” and “Add an issue”');
    await depart();
    expect(fake.calls.at(-1)?.command).toBe('leave');
    document.body.replaceChildren();
  });

  it('goes at once when no plan is open', async () => {
    const fake = fakeHost();
    await depart();
    expect(fake.calls.map((asked) => asked.command)).toEqual(['leave']);
  });
});
