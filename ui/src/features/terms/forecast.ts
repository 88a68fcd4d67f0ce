import { readDecimal } from '~/components/field/number';
import type { Chance, ChanceView } from '~/ipc/bindings';
import { fromTenths } from '~/wording/chance';

/** A chance as it is written in its field: “8”, or “3 to 4”. */
export function writtenChance({ low_in_ten: low, high_in_ten: high }: ChanceView): string {
  return low === high ? low : `${low} – ${high}`;
}

/** A number of chances in ten that a person wrote; nothing when it is none. */
function readTenths(typed: string): string | undefined {
  const text = readDecimal(typed);
  const isInside = text !== undefined && !text.startsWith('-') && Number(text) <= 10;
  return isInside ? fromTenths(text) : undefined;
}

/**
 * The chance that a person wrote as chances in ten: one number, or two with a dash or “to” between them, the smaller first;
 * nothing for an empty field.
 */
export function readChance(typed: string): Chance | undefined | 'bad' {
  const parts = typed.split(/\s*(?:–|-|to|…)\s*/u).filter((part) => part.trim() !== '');
  if (parts.length === 0) return undefined;
  if (parts.length > 2) return 'bad';
  const [low, high = low] = parts.map(readTenths);
  if (low === undefined || high === undefined || Number(low) > Number(high)) return 'bad';
  return { low, high };
}
