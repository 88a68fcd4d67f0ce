/** Areas whose text or room has changed since the last frame. */
const changed = new Set<HTMLTextAreaElement>();

/**
 * Keeps a text area as tall as its text, and at least as tall as its rows, also when the window changes its size. Attach
 * it anew with every text: `{@attach autosize(text)}`. The engine of the window has no `field-sizing` yet.
 */
export function autosize(text: string): (area: HTMLTextAreaElement) => (() => void) | undefined {
  return (area) => {
    area.style.blockSize = 'auto';
    if (text === '') return undefined;
    const refit = () => {
      if (changed.size === 0) requestAnimationFrame(fit);
      changed.add(area);
    };
    refit();
    window.addEventListener('resize', refit);
    return () => {
      window.removeEventListener('resize', refit);
    };
  };
}

/** Fits all areas right before they are painted: measured first and set then, so that the page is laid out once. */
function fit(): void {
  const areas = [...changed];
  changed.clear();
  for (const area of areas) area.style.blockSize = 'auto';
  const tall = areas.filter((area) => area.scrollHeight > area.clientHeight);
  const heights = tall.map((area) => area.scrollHeight + area.offsetHeight - area.clientHeight);
  tall.forEach((area, at) => (area.style.blockSize = `${String(heights[at])}px`));
}
