/** The regions of the window, in the order F6 visits those that are there. */
export const regionOrder = ['header', 'sidebar', 'main', 'evidence', 'note', 'status'] as const;
export type RegionName = (typeof regionOrder)[number];

/** Where the screens are. */
export function mainRegion(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-region="main"]');
}

/** What can take the focus, by itself. */
export const focusable = [
  'button:not(:disabled)',
  'a[href]',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'textarea:not(:disabled)',
  '[tabindex="0"]',
].join(', ');

function enter(region: HTMLElement): void {
  const current = region.querySelector<HTMLElement>('[aria-current]:not([aria-current="false"])');
  const first = [...region.querySelectorAll<HTMLElement>(focusable)].find((element) => element.tabIndex >= 0);
  (current ?? first ?? region).focus();
}

/**
 * Moves the focus to the next region (F6) or the one before (Shift+F6), in a ring.
 *
 * Regions carry `data-region`; a region goes to its current entry, else to its first control, else takes the focus itself.
 */
export function visitRegion(root: HTMLElement, direction: 'next' | 'previous'): void {
  const regions = regionOrder
    .map((name) => root.querySelector<HTMLElement>(`[data-region="${name}"]`))
    .filter((region) => region !== null);
  if (regions.length === 0) return;
  const at = regions.findLastIndex((region) => region.contains(document.activeElement));
  const step = direction === 'next' ? at + 1 : (at < 0 ? regions.length : at) - 1;
  const target = regions[(step + regions.length) % regions.length];
  if (target) enter(target);
}
