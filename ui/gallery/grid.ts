import type { GridCell, GridColumnGroup, GridRowGroup } from '~/components/list/grid';

/** The lines of a grid of which every cell is told by its row and column. */
export function gridLines(
  rowGroups: readonly GridRowGroup[],
  columnGroups: readonly GridColumnGroup[],
  cell: (row: string, column: string) => GridCell,
): Map<string, GridCell[]> {
  const columns = columnGroups.flatMap((group) => group.columns);
  const rows = rowGroups.flatMap((group) => group.rows);
  return new Map(rows.map((row) => [row.id, columns.map((column) => cell(row.id, column.id))]));
}
