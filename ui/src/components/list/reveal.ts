/** Brings the row with this `data-row` into view and gives it the focus, or the first button of its line. */
export function reveal(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`);
  if (!row) return;
  const focusable = row.hasAttribute('tabindex')
    ? row
    : (row.closest('li') ?? row).querySelector<HTMLElement>('button');
  row.scrollIntoView({ block: 'nearest' });
  focusable?.focus({ preventScroll: true });
}
