/** Whether the key goes into a text that is being typed. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** Whether the key goes to a dialog or menu that lies over the screen. */
export function isInLayer(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('dialog, [popover]') !== null;
}

/** The name of a pressed combination: "Ctrl+Shift+Z", "Alt+ArrowUp", "?", "T". Command counts as Ctrl. */
export function shortcutName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shifted = event.shiftKey && /^([A-Z]|.{2,})$/.test(key);
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    shifted ? 'Shift' : '',
  ];
  return [...held.filter(Boolean), key].join('+');
}

/**
 * A key listener for a map from combination to act. Combinations without Ctrl or Alt do nothing while something is being
 * typed; what was handled goes no further.
 */
export function shortcuts(
  acts: Readonly<Record<string, (() => void) | undefined>>,
): (event: KeyboardEvent) => void {
  return (event) => {
    const act = acts[shortcutName(event)];
    if (!act || event.defaultPrevented) return;
    if (isTyping(event) && !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1)
      return;
    event.preventDefault();
    act();
  };
}
