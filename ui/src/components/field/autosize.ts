/**
 * Keeps a text area as tall as its text, and at least as tall as its rows. Attach it anew with every text:
 * `{@attach autosize(text)}`. The engine of the window has no `field-sizing` yet.
 */
export function autosize(text: string): (area: HTMLTextAreaElement) => void {
  return (area) => {
    area.style.blockSize = 'auto';
    const border = area.offsetHeight - area.clientHeight;
    if (text !== '' && area.scrollHeight > area.clientHeight) {
      area.style.blockSize = `${String(area.scrollHeight + border)}px`;
    }
  };
}
