import type { GridCell } from '~/components/list/grid';

/** Gives the same object for a cell that has not changed: an edit then repaints one cell and not the whole grid. */
export class CellCache {
  readonly #cells = new Map<string, { readonly text: string; readonly cell: GridCell }>();

  same(at: string, fresh: GridCell): GridCell {
    const text = JSON.stringify(fresh);
    const before = this.#cells.get(at);
    if (before?.text === text) return before.cell;
    this.#cells.set(at, { text, cell: fresh });
    return fresh;
  }
}
