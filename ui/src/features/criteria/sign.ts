import type { GridSign } from '~/components/list/grid';
import type { Choices, Edit, RatedLevel, RatingEdit, ShiftView } from '~/ipc/bindings';
import { isConditional, type CellTable } from './cell';
import { choicesOf, conditionOf, type ChoiceRow } from './choice-row';

/** What typing a sign into a cell does: an edit, or the reason why nothing is done. */
export type SignAnswer =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | {
      readonly kind: 'refused';
      readonly because: 'set_by_another_issue' | 'sets_the_level' | 'nothing_there';
    };

const refused = (because: 'set_by_another_issue' | 'sets_the_level' | 'nothing_there'): SignAnswer => ({
  kind: 'refused',
  because,
});

/** What a sign typed into a cell means. */
export function signed(table: CellTable, row: string, criterion: string, sign: GridSign): SignAnswer {
  const choice = table.row(row);
  const owner = table.criterion(criterion);
  if (!choice || !owner) return refused('nothing_there');
  if (sign === '+' || sign === '-') return shifted(table, choice, criterion, sign === '+' ? 1 : -1);
  if (sign === '.') return untouched(table, choice, criterion);
  const level: RatedLevel = sign === '?' ? 'unknown' : { known: sign };
  const rate: Edit = { rating: { rate: { criterion, at: choice.at, level } } };
  if (table.isMain(row, criterion)) return { kind: 'edit', edit: rate };
  if (owner.main.length > 0) return refused('set_by_another_issue');
  // Whoever rates a choice for a criterion that no issue decides yet has said which issue decides it.
  const main: Edit = { criteria: { set_main: { criterion, main: [choice.issue], combine: owner.combine } } };
  return { kind: 'edit', edit: { together: [main, rate] } };
}

/** The sign that fills the rows below with what a cell holds, or nothing for a cell with nothing to hand down. */
export function filledDown(table: CellTable, row: string, criterion: string): Edit | undefined {
  const choice = table.row(row);
  const cell = table.cell(row, criterion);
  if (!choice) return undefined;
  const below = table.rowsOf(choice.issue);
  const rest = below.slice(below.indexOf(choice) + 1);
  const edits = rest.flatMap((target): Edit[] => {
    if (cell.kind === 'rated')
      return [{ rating: { rate: { criterion, at: target.at, level: cell.rating.level } } }];
    const by =
      cell.kind === 'shifted'
        ? simpleAt(table, choice, criterion).reduce((sum, each) => sum + each.by, 0)
        : 0;
    return by === 0 ? [] : setShift(table, target, criterion, by);
  });
  return edits.length > 0 ? { together: edits } : undefined;
}

/** The edits that take away every shift without further conditions at a row, the rows it shares it with keep theirs. */
function cleared(table: CellTable, choice: ChoiceRow, criterion: string): Edit[] {
  return simpleAt(table, choice, criterion).flatMap((shift): Edit[] => [
    rating({ remove_shift: { shift: shift.id } }),
    ...remaining(table, shift, choice).map((row) => shiftOf(row, criterion, shift.by)),
  ]);
}

/** The edits that leave a row with one shift without further conditions, or with none. */
export function setShift(table: CellTable, choice: ChoiceRow, criterion: string, by: number): Edit[] {
  const there = simpleAt(table, choice, criterion);
  const alone = there.length === 1 && there.every((shift) => isExactly(shift, choice));
  if (alone && by !== 0) return [shiftOf(choice, criterion, by)];
  const add = by === 0 ? [] : [shiftOf(choice, criterion, by)];
  return [...cleared(table, choice, criterion), ...add];
}

function shifted(table: CellTable, choice: ChoiceRow, criterion: string, step: 1 | -1): SignAnswer {
  if (table.isMain(choice.id, criterion)) return refused('sets_the_level');
  const now = simpleAt(table, choice, criterion).reduce((sum, shift) => sum + shift.by, 0);
  // Past three the cycle is back at “does not touch”.
  const by = Math.abs(now + step) > 3 ? 0 : now + step;
  const edits = setShift(table, choice, criterion, by);
  return edits.length > 0 ? { kind: 'edit', edit: { together: edits } } : refused('nothing_there');
}

function untouched(table: CellTable, choice: ChoiceRow, criterion: string): SignAnswer {
  const cell = table.cell(choice.id, criterion);
  if (cell.kind === 'rated') return { kind: 'edit', edit: rating({ clear: { criterion, at: choice.at } }) };
  if (cell.kind !== 'shifted') return refused('nothing_there');
  const conditional = cell.shifts.filter(isConditional);
  const removed = conditional.map((shift) => rating({ remove_shift: { shift: shift.id } }));
  return { kind: 'edit', edit: { together: [...cleared(table, choice, criterion), ...removed] } };
}

function simpleAt(table: CellTable, choice: ChoiceRow, criterion: string): ShiftView[] {
  const cell = table.cell(choice.id, criterion);
  return cell.kind === 'untouched' ? [] : cell.shifts.filter((shift) => !isConditional(shift));
}

function isExactly(shift: ShiftView, choice: ChoiceRow): boolean {
  return JSON.stringify(shift.when[0]?.choices) === JSON.stringify(choicesOf(choice.at));
}

function remaining(table: CellTable, shift: ShiftView, without: ChoiceRow): ChoiceRow[] {
  const rows = table.rowsOf(without.issue);
  return rows.filter((row) => row.id !== without.id && holds(table, shift, row));
}

function holds(table: CellTable, shift: ShiftView, row: ChoiceRow): boolean {
  const cell = table.cell(row.id, shift.criterion);
  return cell.kind !== 'untouched' && cell.shifts.some((each) => each.id === shift.id);
}

function shiftOf(row: ChoiceRow, criterion: string, by: number): Edit {
  return rating({ shift: { criterion, when: [conditionOf(row)], by } });
}

function rating(edit: RatingEdit): Edit {
  return { rating: edit };
}

/** The rows of one issue among which a shift asks for any. */
export interface ShiftPart {
  readonly issue: string;
  readonly rows: readonly ChoiceRow[];
}

/** The edit that says when a shift holds; it takes the place of the one that was opened. */
export function conditionalShift(
  criterion: string,
  parts: readonly ShiftPart[],
  by: number,
  instead: string | undefined,
): Edit {
  const removed = instead === undefined ? [] : [rating({ remove_shift: { shift: instead } })];
  const when = parts.map(({ issue, rows }) => ({ issue, choices: choicesAmong(rows) }));
  return { together: [...removed, rating({ shift: { criterion, when, by } })] };
}

function choicesAmong(rows: readonly ChoiceRow[]): Choices {
  const options = rows.flatMap((row) => ('option' in row.at ? [row.at.option] : []));
  const amounts = rows.flatMap((row) => ('amount' in row.at ? [row.at.amount.amount] : []));
  const [from, to] = [amounts[0], amounts[amounts.length - 1]];
  return from === undefined || to === undefined ? { any_of: options } : { between: { from, to } };
}
