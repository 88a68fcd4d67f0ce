import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import LeanCard from './LeanCard.svelte';

const fake = fakeHost();
await library.addExample('workshop');
const view = plan.view;
const criterion = view?.criteria[0];
const second = view?.issues[1];
if (!view || !criterion || !second) throw new Error('the stand-in opens the workshop');

const question = 'Which issue decides this most?';
const ontype = vi.fn();
const ondone = vi.fn();
const strike = (key: string) =>
  fireEvent.keyDown(screen.getByRole('group', { name: /decides this most|rather have no agreement/ }), {
    key,
  });
const edits = () => fake.calls.filter((asked) => asked.command === 'edit_plan').length;
let before = 0;

beforeEach(() => {
  vi.useFakeTimers();
  ontype.mockClear();
  ondone.mockClear();
  before = edits();
  render(LeanCard, { view, criterion, ondone, ontype });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the question has the focus itself, and none of its answers', () => {
  expect(document.activeElement).toBe(screen.getByRole('group', { name: question }));
});

test('a digit answers once nothing runs on from it', async () => {
  await strike('2');
  expect(screen.queryByText(question)).toBeTruthy();
  await vi.advanceTimersByTimeAsync(300);
  expect(screen.queryByText(question)).toBeNull();
  expect(fake.calls.at(-1)?.args).toMatchObject({
    edit: { criteria: { set_main: { criterion: criterion.id, main: [second.id] } } },
  });
});

test('digits with text after them answer nothing and go with the text', async () => {
  await strike('1');
  await strike('2');
  await strike(' ');
  expect(ontype).toHaveBeenCalledExactlyOnceWith('12');
  await vi.advanceTimersByTimeAsync(300);
  expect(edits()).toBe(before);
});

test('a letter is the beginning of the next line', async () => {
  await strike('e');
  expect(ontype).toHaveBeenCalledExactlyOnceWith('');
});

test('a blank answers nothing, and Enter goes on without an answer', async () => {
  await strike(' ');
  await strike('Enter');
  expect(screen.queryByText(question)).toBeNull();
  await strike('Enter');
  expect(ondone).toHaveBeenCalledOnce();
  expect([ontype.mock.calls.length, edits()]).toEqual([0, before]);
});

test('an arrow chooses, so that Enter answers with what it chose', async () => {
  await strike('ArrowDown');
  expect(document.activeElement?.textContent).toContain(view.issues[0]?.name);
});
