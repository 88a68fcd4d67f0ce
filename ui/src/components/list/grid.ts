import type { Knowledge } from '../mark/knowledge';
import type { WholeLevel } from '../mark/level';

/** A column, and the group over it. */
export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** The full name, where `label` is a short one. */
  readonly full?: string;
  /** A star before the name, with what it says to the ear. */
  readonly star?: string;
}
export interface GridColumnGroup {
  readonly id: string;
  readonly label: string;
  /** The place of the party whose hue the group wears. */
  readonly party?: number;
  readonly columns: readonly GridColumn[];
}
/** A row, and the group it belongs to. */
export interface GridRow {
  readonly id: string;
  readonly label: string;
}
export interface GridRowGroup {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly GridRow[];
}
/** What a cell shows: its sign, a bar for a level, a small letter for a footnote; and the same for the ear. */
export interface GridCell {
  readonly sign: string;
  readonly level?: WholeLevel;
  readonly knowledge?: Knowledge;
  /** Quiet for nothing to say; asked for a cell that waits for an answer. */
  readonly tone?: 'plain' | 'quiet' | 'asked';
  readonly note?: string;
  readonly spoken: string;
}

/** A place in the grid, counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** What can be typed into a cell. */
export const gridSigns = ['0', '1', '2', '3', '?', '.', '+', '-'] as const;
export type GridSign = (typeof gridSigns)[number];

/** The sign a key stands for; the real minus counts as one. */
export function gridSign(key: string): GridSign | undefined {
  const plain = key === '\u2212' || key === '_' ? '-' : key === '=' ? '+' : key;
  return gridSigns.find((sign) => sign === plain);
}

/** Where a key leads from a place, within the grid. */
export function gridStep(
  key: string,
  held: { ctrl: boolean },
  at: GridPlace,
  size: GridPlace,
): GridPlace | undefined {
  const [lastRow, lastColumn] = [size.row - 1, size.column - 1];
  const steps: Partial<Record<string, GridPlace>> = {
    ArrowUp: { ...at, row: Math.max(at.row - 1, 0) },
    ArrowDown: { ...at, row: Math.min(at.row + 1, lastRow) },
    ArrowLeft: { ...at, column: Math.max(at.column - 1, 0) },
    ArrowRight: { ...at, column: Math.min(at.column + 1, lastColumn) },
    Home: held.ctrl ? { row: 0, column: 0 } : { ...at, column: 0 },
    End: held.ctrl ? { row: lastRow, column: lastColumn } : { ...at, column: lastColumn },
  };
  return steps[key];
}

/** Where a rating moves on to by itself: down the column, then to the top of the next one; it stays at the very end. */
export function gridNext(at: GridPlace, size: GridPlace): GridPlace {
  if (at.row + 1 < size.row) return { ...at, row: at.row + 1 };
  return at.column + 1 < size.column ? { row: 0, column: at.column + 1 } : at;
}
