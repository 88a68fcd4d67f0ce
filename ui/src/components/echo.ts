/** How long a key that is struck twice counts as struck once, in milliseconds. */
export const ECHO = 250;

/**
 * Takes an Enter for the echo of the one that was struck just now, where it would be one: for so many milliseconds, or until
 * another key is struck, it does nothing there.
 */
export function swallowEcho(within: number, isEcho: (event: KeyboardEvent) => boolean): void {
  const struck = (event: KeyboardEvent) => {
    if (['Control', 'Meta'].includes(event.key)) return;
    if (event.key !== 'Enter') end();
    else if (isEcho(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const end = () => {
    window.removeEventListener('keydown', struck, { capture: true });
  };
  window.addEventListener('keydown', struck, { capture: true });
  setTimeout(end, within);
}
