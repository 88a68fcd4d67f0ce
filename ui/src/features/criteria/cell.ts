import type { CriterionView, PlanView, RatedLevel, RatingView, ShiftView } from '~/ipc/bindings';
import { holdsFor, planRows, rowId, type ChoiceRow } from './choice-row';

/** What stands in the cell of one choice and one criterion. */
export type RatedCell =
  | { readonly kind: 'rated'; readonly rating: RatingView; readonly shifts: readonly ShiftView[] }
  | { readonly kind: 'asked'; readonly shifts: readonly ShiftView[] }
  | { readonly kind: 'shifted'; readonly shifts: readonly ShiftView[] }
  | { readonly kind: 'untouched' };

/** The cells of a plan, looked up by row and criterion; made once for every plan that comes in. */
export class CellTable {
  readonly rows: readonly ChoiceRow[];
  readonly criteria: readonly CriterionView[];
  readonly #ratings = new Map<string, RatingView>();
  readonly #shifts = new Map<string, ShiftView[]>();
  readonly #standing = new Map<string, { ratings: RatingView[]; shifts: ShiftView[] }>();
  readonly #row: Map<string, ChoiceRow>;
  readonly #criterion: Map<string, CriterionView>;

  constructor(plan: TableSource) {
    this.rows = planRows(plan);
    this.criteria = plan.criteria;
    this.#row = new Map(this.rows.map((row) => [row.id, row]));
    this.#criterion = new Map(plan.criteria.map((row) => [row.id, row]));
    for (const row of this.rows) this.#standing.set(row.id, { ratings: [], shifts: [] });
    for (const rating of plan.ratings) this.#rate(rating);
    for (const shift of plan.shifts) this.#place(shift);
  }

  #rate(rating: RatingView): void {
    const row = rowId(rating.at);
    this.#ratings.set(key(row, rating.criterion), rating);
    this.#standing.get(row)?.ratings.push(rating);
  }

  /** A shift stands on the rows of the first of its conditions that is not about a main issue of its criterion. */
  #place(shift: ShiftView): void {
    const home = homeOf(shift, this.#criterion.get(shift.criterion));
    for (const row of this.rows.filter((each) => home && holdsFor(home, each, this.rows))) {
      const at = key(row.id, shift.criterion);
      this.#shifts.set(at, [...(this.#shifts.get(at) ?? []), shift]);
      this.#standing.get(row.id)?.shifts.push(shift);
    }
  }

  row(id: string): ChoiceRow | undefined {
    return this.#row.get(id);
  }

  criterion(id: string): CriterionView | undefined {
    return this.#criterion.get(id);
  }

  rowsOf(issue: string): ChoiceRow[] {
    return this.rows.filter((row) => row.issue === issue);
  }

  /** All that stands in the cells of a row. */
  standing(row: string): { readonly ratings: readonly RatingView[]; readonly shifts: readonly ShiftView[] } {
    return this.#standing.get(row) ?? { ratings: [], shifts: none };
  }

  /** Whether this choice's issue sets the level of the criterion. */
  isMain(row: string, criterion: string): boolean {
    const issue = this.#row.get(row)?.issue;
    return issue !== undefined && (this.#criterion.get(criterion)?.main.includes(issue) ?? false);
  }

  cell(row: string, criterion: string): RatedCell {
    const at = key(row, criterion);
    const shifts = this.#shifts.get(at) ?? none;
    const rating = this.#ratings.get(at);
    if (this.isMain(row, criterion))
      return rating ? { kind: 'rated', rating, shifts } : { kind: 'asked', shifts };
    return shifts.length > 0 ? { kind: 'shifted', shifts } : untouched;
  }
}

const untouched: RatedCell = { kind: 'untouched' };
const none: readonly ShiftView[] = [];

/** What a table is made of; it is made anew when one of these is another one. */
type TableSource = Pick<PlanView, 'issues' | 'criteria' | 'ratings' | 'shifts'>;
let last: { readonly source: TableSource; readonly table: CellTable } | undefined;

/** The cells of a plan: one table, whoever asks. */
export function cellTable({ issues, criteria, ratings, shifts }: TableSource): CellTable {
  const before = last?.source;
  const same =
    before?.issues === issues &&
    before.criteria === criteria &&
    before.ratings === ratings &&
    before.shifts === shifts;
  if (last && same) return last.table;
  const source = { issues, criteria, ratings, shifts };
  last = { source, table: new CellTable(source) };
  return last.table;
}

/** The key of a cell. */
export function key(row: string, criterion: string): string {
  return `${row} ${criterion}`;
}

/** The condition on whose rows a shift is shown. */
export function homeOf(shift: ShiftView, criterion: CriterionView | undefined) {
  return shift.when.find((each) => !criterion?.main.includes(each.issue)) ?? shift.when[0];
}

/** Whether a shift needs more than the choice it is shown at. */
export function isConditional(shift: ShiftView): boolean {
  return shift.when.length > 1;
}

/** The level of a rating as text, nothing while it is not known. */
export function knownLevel(level: RatedLevel): string | undefined {
  return level === 'unknown' ? undefined : level.known;
}
