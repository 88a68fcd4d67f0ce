import { mainRegion } from '~/components/frame/region';
import { shortcuts } from '~/components/overlay/shortcut';
import { stages } from '~/guidance/stage';
import type { MenuEntry } from '~/ipc/menu';
import { navigation } from '~/state/navigation.svelte';
import { acts } from './act';
import { dialogs } from './dialog.svelte';

/** Within how many milliseconds the menu and the page may hear of one and the same key press. */
const echo = 60;

/** Who heard a key press. */
type Hearer = 'page' | 'menu';

let last: { entry: MenuEntry; by: Hearer; at: number } | undefined;

/** Does what an entry stands for, once: what one of the two hears right after the other is the same key press. */
function hear(entry: MenuEntry, by: Hearer): void {
  const at = performance.now();
  const isEcho = last?.entry === entry && last.by !== by && at - last.at < echo;
  last = isEcho ? undefined : { entry, by, at };
  if (isEcho) return;
  // A question that waits for its answer goes first.
  if (isAsked() && !entry.startsWith('view.zoom') && !entry.startsWith('view.theme')) return;
  if (leads(entry)) goToMain();
  acts[entry]();
}

/** Whether a dialog is open. */
function isAsked(): boolean {
  return document.querySelector('dialog[open]') !== null;
}

/** Whether an entry leads to another screen, so that what is being typed here goes out of sight. */
function leads(entry: MenuEntry): boolean {
  const stage = /^view\.stage_(\d)$/.exec(entry)?.[1];
  return stage ? stages[Number(stage) - 1] !== navigation.place : elsewhere.includes(entry);
}
const elsewhere: readonly MenuEntry[] = ['file.new_plan', 'file.plans', 'file.report'];

/** A field keeps its text when it is left, and one that is taken away with its screen would not: the focus goes on before. */
function goToMain(): void {
  mainRegion()?.focus({ preventScroll: true });
}

/** Does what an entry stands for that was chosen in the page. */
export function choose(entry: MenuEntry): void {
  hear(entry, 'page');
}

/** Undo and redo in a text that is being typed belong to the text. */
function isOwnUndo(entry: MenuEntry): boolean {
  return entry === 'edit.undo' || entry === 'edit.redo';
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && element.type !== 'radio' && element.type !== 'checkbox';
}

/** Whether a text has the focus that has an undoing of its own: one for entries has none as long as it is empty. */
function inText(): boolean {
  const focused = document.activeElement;
  if (!isTextField(focused)) return false;
  return (
    focused instanceof HTMLTextAreaElement || focused.value !== '' || focused.dataset['entry'] === undefined
  );
}

/** Does what an entry of the native menu stands for. */
export function chooseFromMenu(entry: MenuEntry): void {
  if (isOwnUndo(entry) && inText()) document.execCommand(entry === 'edit.undo' ? 'undo' : 'redo');
  else hear(entry, 'menu');
}

const keys: Readonly<Record<string, MenuEntry>> = {
  'Ctrl+N': 'file.new_plan',
  'Ctrl+O': 'file.open',
  'Ctrl+0': 'file.plans',
  'Ctrl+S': 'file.keep_version',
  'Ctrl+E': 'file.export',
  'Ctrl+P': 'file.report',
  'Ctrl+1': 'view.stage_1',
  'Ctrl+2': 'view.stage_2',
  'Ctrl+3': 'view.stage_3',
  'Ctrl+4': 'view.stage_4',
  'Ctrl+5': 'view.stage_5',
  'Ctrl+6': 'view.stage_6',
  'Ctrl+7': 'view.stage_7',
  'Ctrl+8': 'view.stage_8',
  'Ctrl+=': 'view.zoom_in',
  'Ctrl++': 'view.zoom_in',
  'Ctrl+-': 'view.zoom_out',
  'Ctrl+Alt+0': 'view.zoom_reset',
  F1: 'help.keys',
  '?': 'help.keys',
};

const windowKeys = shortcuts({
  ...Object.fromEntries(
    Object.entries(keys).map(([combination, entry]) => [combination, () => choose(entry)]),
  ),
  'Ctrl+K': () => {
    if (!isAsked()) dialogs.open('palette');
  },
});

const undoKeys = shortcuts({
  'Ctrl+Z': () => {
    choose('edit.undo');
  },
  'Ctrl+Shift+Z': () => {
    choose('edit.redo');
  },
  'Ctrl+Y': () => {
    choose('edit.redo');
  },
});

/** The keys that work everywhere in the window. */
export function pressed(event: KeyboardEvent): void {
  windowKeys(event);
  if (!inText()) undoKeys(event);
}
