import { beforeEach, expect, test, vi } from 'vitest';
import { acts } from './act';
import { chooseFromMenu, pressed } from './key';

const press = () => {
  pressed(new KeyboardEvent('keydown', { key: 'o', ctrlKey: true }));
};
let open: ReturnType<typeof vi.spyOn>;

// One clock for all tests: what was heard last is remembered from one to the next.
let now = 0;
const wait = () => (now += 1000);

beforeEach(() => {
  wait();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  open = vi.spyOn(acts, 'file.open').mockImplementation(() => undefined);
  return () => {
    vi.restoreAllMocks();
  };
});

test('one press that the page and the menu both hear is done once, whoever hears it first', () => {
  press();
  chooseFromMenu('file.open');
  expect(open).toHaveBeenCalledTimes(1);
  wait();
  chooseFromMenu('file.open');
  press();
  expect(open).toHaveBeenCalledTimes(2);
});

test('a key that is pressed again at once is done again', () => {
  press();
  press();
  expect(open).toHaveBeenCalledTimes(2);
});

test('a press is an echo of one other press only', () => {
  press();
  chooseFromMenu('file.open');
  chooseFromMenu('file.open');
  expect(open).toHaveBeenCalledTimes(2);
});

test('the menu is heard when the page heard nothing just before', () => {
  press();
  wait();
  chooseFromMenu('file.open');
  expect(open).toHaveBeenCalledTimes(2);
});

test.each(['=', '+'])('a page is drawn larger by the key %s, whichever of them a keyboard has', (key) => {
  const larger = vi.spyOn(acts, 'view.zoom_in').mockImplementation(() => undefined);
  pressed(new KeyboardEvent('keydown', { key, ctrlKey: true }));
  expect(larger).toHaveBeenCalledTimes(1);
});

test('Ctrl+Z in an empty field for entries takes back the last step, in any other text what was typed', () => {
  const undo = vi.spyOn(acts, 'edit.undo').mockImplementation(() => undefined);
  const undone = (field: HTMLInputElement) => {
    document.body.append(field);
    field.focus();
    pressed(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
    field.remove();
    wait();
    return undo.mock.calls.length;
  };
  const entry = document.createElement('input');
  entry.dataset['entry'] = '';
  expect(undone(entry)).toBe(1);
  entry.value = 'half a na';
  expect(undone(entry)).toBe(1);
  expect(undone(document.createElement('input'))).toBe(1);
});

test('an open dialog is answered before another screen comes', () => {
  const goes = vi.spyOn(acts, 'view.stage_2').mockImplementation(() => undefined);
  const larger = vi.spyOn(acts, 'view.zoom_in').mockImplementation(() => undefined);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('open', '');
  document.body.append(dialog);
  pressed(new KeyboardEvent('keydown', { key: '=', ctrlKey: true }));
  pressed(new KeyboardEvent('keydown', { key: '2', ctrlKey: true }));
  dialog.remove();
  expect([goes.mock.calls.length, larger.mock.calls.length]).toEqual([0, 1]);
});

test('a field is left before another screen comes, so that it keeps what was typed', () => {
  const order: string[] = [];
  vi.spyOn(acts, 'view.stage_2').mockImplementation(() => order.push('stage'));
  vi.spyOn(acts, 'view.zoom_in').mockImplementation(() => order.push('zoom'));
  const field = document.createElement('textarea');
  field.addEventListener('blur', () => order.push('left'));
  const main = document.createElement('main');
  main.dataset['region'] = 'main';
  main.tabIndex = -1;
  main.append(field);
  document.body.append(main);
  field.focus();
  pressed(new KeyboardEvent('keydown', { key: '=', ctrlKey: true }));
  pressed(new KeyboardEvent('keydown', { key: '2', ctrlKey: true }));
  expect(order).toEqual(['zoom', 'left', 'stage']);
  expect(document.activeElement).toBe(main);
  main.remove();
});
