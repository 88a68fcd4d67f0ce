import { SvelteMap } from 'svelte/reactivity';
import type { GridCell } from '~/components/list/grid';
import type { CriterionView, RatedLevel } from '~/ipc/bindings';
import type { CellTable } from './cell';
import { cellView, type Footnotes } from './cell-view';

/** A level typed just now; it stands until the plan comes back with it. */
export interface TypedLevel {
  readonly row: string;
  readonly criterion: string;
  readonly level: RatedLevel;
}

/** All that the cells of the grid are made of. */
export interface GridSource {
  readonly table: CellTable;
  readonly criteria: readonly CriterionView[];
  readonly notes: Footnotes;
  readonly typed: readonly TypedLevel[];
}

/**
 * The cells of the grid, line by line. Each line is watched by itself, and a line of which nothing has changed is left
 * alone: thousands of cells would have to be asked otherwise, for every key.
 */
export class GridLines {
  readonly cells = new SvelteMap<string, readonly GridCell[]>();
  readonly #made = new Map<string, readonly unknown[]>();

  /** Makes the lines anew of which something has changed. */
  update(source: GridSource): void {
    for (const { id } of source.table.rows) this.#line(source, id);
    for (const row of this.#made.keys()) if (!source.table.row(row)) this.#forget(row);
  }

  #forget(row: string): void {
    this.#made.delete(row);
    this.cells.delete(row);
  }

  #line(source: GridSource, row: string): void {
    const typed = source.typed.filter((each) => each.row === row);
    const made = [...source.criteria, ...standingIn(source, row), ...typed];
    if (isSame(this.#made.get(row), made)) return;
    this.#made.set(row, made);
    this.cells.set(row, cellsOf(source, row, typed));
  }
}

/** What stands in the cells of a row, with the signs of its footnotes. */
function standingIn({ table, notes }: GridSource, row: string): unknown[] {
  const { ratings, shifts } = table.standing(row);
  return [...ratings, ...shifts, ...shifts.map((shift) => notes.signs.get(shift.id))];
}

function cellsOf(
  { table, criteria, notes }: GridSource,
  row: string,
  typed: readonly TypedLevel[],
): GridCell[] {
  const level = (criterion: string) => typed.find((each) => each.criterion === criterion)?.level;
  return criteria.map((each) => cellView(table.cell(row, each.id), each, notes, level(each.id)));
}

function isSame(before: readonly unknown[] | undefined, now: readonly unknown[]): boolean {
  return before?.length === now.length && before.every((item, at) => Object.is(item, now[at]));
}
