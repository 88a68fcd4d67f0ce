import type { Knowledge } from '../mark/knowledge';

/** One row a figure comes from. */
export interface TraceRow {
  readonly label: string;
  readonly value: string;
  readonly source?: { readonly kind: Knowledge; readonly label: string };
}
