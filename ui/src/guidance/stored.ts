import type { LaterRow, PlanView, RowRef } from '~/ipc/bindings';

/** Where a row stands in the database, as far as colleagues can contradict or comment there. */
export interface Stored {
  readonly table: string;
  readonly row: string;
}

/** The table and identifier of a row that comes from somewhere. */
export function storedAt(view: PlanView, row: RowRef): Stored {
  if ('criterion' in row) return { table: 'criterion', row: row.criterion };
  if ('need' in row) return { table: 'criterion', row: row.need };
  if ('order' in row) return { table: 'party', row: row.order };
  if ('shift' in row) return { table: 'shift', row: row.shift };
  if ('value' in row) return { table: 'value', row: row.value };
  if ('reading' in row) return { table: 'reading', row: row.reading };
  if ('position' in row) return { table: 'position', row: row.position };
  if ('constraint' in row) return { table: 'constraint', row: row.constraint };
  if ('course' in row) return { table: 'course_level', row: joined(ownerOf(view, row.course), row.course) };
  if ('later' in row) return laterAt(row.later);
  const { criterion, at } = row.rating;
  if ('option' in at) return { table: 'rating', row: joined(criterion, at.option) };
  return { table: 'rating', row: joined(criterion, at.amount.issue, at.amount.amount) };
}

function laterAt(row: LaterRow): Stored {
  if ('circumstance' in row) return { table: 'circumstance', row: row.circumstance };
  if ('standard' in row) return { table: 'standard', row: row.standard };
  if ('fallout' in row) return { table: 'fallout', row: row.fallout };
  return { table: 'forecast', row: joined(row.forecast.event, row.forecast.party) };
}

/** Rows inside others, and those about two rows, go by both identifiers. */
function joined(...identifiers: string[]): string {
  return identifiers.join(':');
}

function ownerOf(view: PlanView, criterion: string): string {
  return view.criteria.find((row) => row.id === criterion)?.party ?? '';
}
