import type { RowRef } from '~/ipc/bindings';

/** Where a row stands in the database, as far as colleagues can contradict or comment there. */
export interface Stored {
  readonly table: string;
  readonly row: string;
}

/** The table and identifier of a row that comes from somewhere. */
export function storedAt(row: RowRef): Stored {
  if ('criterion' in row) return { table: 'criterion', row: row.criterion };
  if ('need' in row) return { table: 'criterion', row: row.need };
  if ('order' in row) return { table: 'party', row: row.order };
  if ('shift' in row) return { table: 'shift', row: row.shift };
  if ('value' in row) return { table: 'value', row: row.value };
  if ('reading' in row) return { table: 'reading', row: row.reading };
  if ('position' in row) return { table: 'position', row: row.position };
  if ('constraint' in row) return { table: 'constraint', row: row.constraint };
  if ('course' in row) return { table: 'course_level', row: row.course };
  if ('rating' in row && 'option' in row.rating.at)
    return { table: 'rating', row: `${row.rating.criterion}:${row.rating.at.option}` };
  return { table: '', row: '' };
}
