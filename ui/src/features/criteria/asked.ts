import type { GridPlace, GridSign } from '~/components/list/grid';
import type { CriterionView } from '~/ipc/bindings';
import { key, type CellTable } from './cell';

/** How the pass through the asked cells goes: column by column as shown, or the essentials of everybody first. */
export type Pass = 'as_shown' | 'essentials_first';

/** The columns in the order in which the pass goes through them. */
export function passOrder(columns: readonly CriterionView[], pass: Pass): CriterionView[] {
  if (pass === 'as_shown') return [...columns];
  return [...columns.filter((column) => column.essential), ...columns.filter((column) => !column.essential)];
}

/** The cells that wait for an answer: those of main issues without a rating. `filled` holds the keys answered just now. */
export function askedPlaces(
  table: CellTable,
  columns: readonly CriterionView[],
  pass: Pass,
  filled: ReadonlySet<string>,
): GridPlace[] {
  return passOrder(columns, pass).flatMap((criterion) => {
    const column = columns.indexOf(criterion);
    return table.rows.flatMap((choice, row) => {
      if (!criterion.main.includes(choice.issue) || filled.has(key(choice.id, criterion.id))) return [];
      return table.cell(choice.id, criterion.id).kind === 'asked' ? [{ row, column }] : [];
    });
  });
}

/** Where the grid moves on to after a sign was typed at a place. */
export function nextPlace(
  table: CellTable,
  columns: readonly CriterionView[],
  pass: Pass,
  filled: ReadonlySet<string>,
  at: GridPlace,
  sign: GridSign,
): GridPlace {
  const criterion = columns[at.column];
  const row = table.rows[at.row];
  if (!criterion || !row || sign === '+' || sign === '-' || sign === '.') return at;
  const here = key(row.id, criterion.id);
  if (!table.isMain(row.id, criterion.id) && criterion.main.length > 0) return at;
  if (table.cell(row.id, criterion.id).kind === 'rated') return below(table, criterion, at);
  const rest = askedPlaces(table, columns, pass, new Set([...filled, here]));
  return (
    rest.find((place) => place.column === at.column && place.row > at.row) ??
    rest.find((place) => place.column === at.column) ??
    after(rest, columns, pass, at) ??
    rest[0] ??
    at
  );
}

/** The first asked cell in the columns that come after this one in the pass. */
function after(rest: readonly GridPlace[], columns: readonly CriterionView[], pass: Pass, at: GridPlace) {
  const order = passOrder(columns, pass).map((column) => columns.indexOf(column));
  const place = order.indexOf(at.column);
  return rest.find((each) => order.indexOf(each.column) > place);
}

/** The next cell of a main issue down the column, for going over what is rated already. */
function below(table: CellTable, criterion: CriterionView, at: GridPlace): GridPlace {
  const next = table.rows.findIndex((row, index) => index > at.row && table.isMain(row.id, criterion.id));
  return next < 0 ? at : { ...at, row: next };
}
