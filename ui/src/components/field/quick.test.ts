import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { entries, unadded } from './entry.svelte';
import QuickAdd from './QuickAdd.svelte';

function field(onadd: (text: string) => unknown, ondone?: () => void) {
  render(QuickAdd, { label: 'New party', placeholder: 'Name', addLabel: 'Add', onadd, ondone });
  return screen.getByRole<HTMLInputElement>('textbox', { name: 'New party' });
}

test('Enter adds the line and stays for the next one', async () => {
  const onadd = vi.fn();
  const input = field(onadd);
  await userEvent.type(input, 'Anna{Enter}Ben{Enter}');
  expect(onadd.mock.calls).toEqual([['Anna'], ['Ben']]);
  expect(document.activeElement).toBe(input);
});

test('what was not added is there again when the field comes back, for the same plan', async () => {
  entries.belongTo('plan');
  await userEvent.type(field(vi.fn()), 'Ann');
  cleanup();
  expect(unadded()).toEqual(['New party']);
  expect(field(vi.fn()).value).toBe('Ann');
  await userEvent.type(screen.getByRole('textbox'), 'a{Enter}');
  cleanup();
  expect(unadded()).toEqual([]);
  await userEvent.type(field(vi.fn()), 'Ben');
  cleanup();
  entries.belongTo('another plan');
  expect(field(vi.fn()).value).toBe('');
  cleanup();
  entries.belongTo('plan');
  const input = field(vi.fn());
  expect(input.value).toBe('Ben');
  await userEvent.type(input, '{Escape}');
});

test('Enter on nothing goes on', async () => {
  const ondone = vi.fn();
  await userEvent.type(field(vi.fn(), ondone), '{Enter}');
  expect(ondone).toHaveBeenCalledOnce();
});

test('a name that is taken is told before it is added again', async () => {
  const onadd = vi.fn();
  render(QuickAdd, { label: 'New party', placeholder: 'Name', addLabel: 'Add', onadd, taken: ['Ben'] });
  const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'New party' });
  await userEvent.type(input, 'ben {Enter}');
  expect(onadd).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toContain('“ben” stands there already.');
  // The same stroke, once more, says nothing.
  await userEvent.type(input, '{Enter}');
  expect(onadd).not.toHaveBeenCalled();
  // Another key in between: no echo any more.
  await userEvent.type(input, '{Shift}{Enter}');
  expect(onadd.mock.calls).toEqual([['ben']]);
  expect(screen.queryByRole('status')).toBeNull();
});

test('a line that is refused stays in the field', async () => {
  const input = field(() => Promise.reject(new Error('refused')));
  await userEvent.type(input, 'Anna{Enter}');
  expect(input.value).toBe('Anna');
});

test('several pasted lines are added one by one', async () => {
  const onadd = vi.fn();
  await userEvent.click(field(onadd));
  await userEvent.paste('now\nover three years\n');
  expect(onadd.mock.calls).toEqual([['now'], ['over three years']]);
});
