import type { IconLines } from '../icon';

/** A line of a menu: something to do, or a line that parts groups. */
export type MenuEntry =
  | {
      readonly kind: 'act';
      readonly label: string;
      readonly run: () => void;
      readonly icon?: IconLines;
      readonly keys?: string;
      readonly disabledBecause?: string | undefined;
    }
  | { readonly kind: 'line' };

/** The place of the next entry from `at` on that begins with the typed letter, or nothing. */
export function typeahead(labels: readonly string[], at: number, letter: string): number | undefined {
  const wanted = letter.toLowerCase();
  const order = labels.map((_, index) => (at + 1 + index) % labels.length);
  return order.find((index) => labels[index]?.toLowerCase().startsWith(wanted));
}
