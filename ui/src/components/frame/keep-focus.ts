import { ECHO, swallowEcho } from '../echo';
import { focusable, mainRegion } from './region';

/** An element with those beside it, as they stood when the focus came. */
interface Step {
  readonly element: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
}

/** From what has the focus up to the page, or to the dialog that it is in. */
type Trail = readonly Step[];

function trailOf(from: Element): Trail {
  const trail: Step[] = [];
  for (let at: Element | null = from; at && at !== document.body; at = at.parentElement) {
    trail.push({ element: at, next: at.nextElementSibling, previous: at.previousElementSibling });
    if (at instanceof HTMLDialogElement) break;
  }
  return trail;
}

/** The dialog that a trail leads through, as long as that is open. */
function openDialog(trail: Trail): HTMLDialogElement | undefined {
  const frame = trail.at(-1)?.element;
  return frame instanceof HTMLDialogElement && frame.open && frame.isConnected ? frame : undefined;
}

/** Where keys become text: nobody is put there who did not go there, for undo and single keys would mean something else. */
const written = 'textarea, input:not([type="radio"]):not([type="checkbox"])';

/** What can take the focus in an element, itself included. */
function stops(element: Element | null): HTMLElement[] {
  if (!element?.isConnected) return [];
  const inside = [...element.querySelectorAll<HTMLElement>(focusable)];
  const all = element.matches(focusable) ? [element as HTMLElement, ...inside] : inside;
  const isOpen = (each: HTMLElement) => !each.closest('[hidden], [inert], dialog:not([open])');
  return all.filter((each) => each.tabIndex >= 0 && !each.matches(written) && isOpen(each));
}

/**
 * A region of the window when nothing near is left in it: itself, or the main one where it has become empty. What lies over
 * the regions leads to the main one, too.
 */
function regionAt(element: Element): HTMLElement | undefined {
  const main = mainRegion() ?? undefined;
  if (!element.closest('[data-region]') && element.querySelector('[data-region]')) return main;
  if (!(element instanceof HTMLElement) || element.dataset['region'] === undefined) return undefined;
  return element.isConnected && stops(element).length > 0 ? element : main;
}

/** What stands beside something, unless it is the window itself. */
function beside(element: Element | null): Element | null {
  return element?.querySelector('[data-region]') && !element.closest('[data-region]') ? null : element;
}

/** The nearest thing to the beginning of a trail: what is there, what came after it, or before it; never in another region. */
function nearest(trail: Trail): HTMLElement | undefined {
  for (const { element, next, previous } of trail) {
    const region = regionAt(element);
    if (region) return region;
    const found = stops(element)[0] ?? stops(beside(next))[0] ?? stops(beside(previous)).at(-1);
    if (found) return found;
  }
  return undefined;
}

/**
 * Keeps the focus near to where it was when what has it goes: somebody at the keyboard would begin at the top again.
 * Nothing behind an open dialog takes it: right after a dialog has opened the engine still lets it go there, and then drops it.
 * Watches the page until the given function is called.
 */
export function keepFocus(): () => void {
  let trail: Trail = [];
  /** Where the focus was before the dialog that has it now. */
  let before: Trail = [];
  const come = (event: FocusEvent) => {
    if (!(event.target instanceof Element)) return;
    const inDialog = event.target.closest('dialog') !== null;
    if (!inDialog && openDialog(trail)) {
      const [at] = trail;
      (at?.element instanceof HTMLElement && at.element.isConnected ? at.element : nearest(trail))?.focus();
      return;
    }
    if (!inDialog) before = [];
    else if (trail[0]?.element.closest('dialog') === null) before = trail;
    trail = trailOf(event.target);
  };
  const gone = (event: FocusEvent) => {
    if (event.relatedTarget !== null || !(event.target instanceof Element)) return;
    const { target } = event;
    queueMicrotask(() => {
      // Somebody pressed beside everything: nothing has gone.
      const isLeft = target.isConnected && document.activeElement === document.body;
      if (isLeft && !openDialog(trail)) trail = [];
    });
  };
  const look = () => {
    const [at] = trail;
    if (document.activeElement !== document.body || !at) return;
    if (at.element.isConnected) {
      // It was moved on the page, for which the engine drops the focus without a word.
      if (at.element instanceof HTMLElement) at.element.focus({ preventScroll: true });
      return;
    }
    const isShut = trail.at(-1)?.element instanceof HTMLDialogElement && !openDialog(trail);
    const found = nearest(isShut ? before : trail);
    // Who struck a button away strikes nothing else with the same stroke.
    const rest = struck + ECHO - performance.now();
    if (found && rest > 0) swallowEcho(rest, (event) => event.target === found);
    found?.focus({ preventScroll: true });
  };
  /** When Enter was struck last. */
  let struck = -Infinity;
  const strike = (event: KeyboardEvent) => {
    if (event.key === 'Enter') struck = performance.now();
  };
  const observer = new MutationObserver(look);
  document.addEventListener('keydown', strike, { capture: true });
  document.addEventListener('focusin', come);
  document.addEventListener('focusout', gone);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', come);
    document.removeEventListener('focusout', gone);
    document.removeEventListener('keydown', strike, { capture: true });
    observer.disconnect();
  };
}
