import type { Choices, Condition, IssueView, PlanView, RatedAt } from '~/ipc/bindings';

/** One choice of one issue that can be rated: an option, or an amount of a numeric issue. */
export interface ChoiceRow {
  readonly id: string;
  readonly issue: string;
  readonly label: string;
  readonly at: RatedAt;
}

/** The identifier of the row of a choice. */
export function rowId(at: RatedAt): string {
  return 'option' in at ? at.option : `${at.amount.issue}@${at.amount.amount}`;
}

/** The rows of an issue: its options, or the amounts to rate with their unit. */
export function choiceRows(issue: IssueView): ChoiceRow[] {
  const row = (at: RatedAt, label: string): ChoiceRow => ({ id: rowId(at), issue: issue.id, label, at });
  const range = issue.range;
  if (!range) return issue.options.map((option) => row({ option: option.id }, option.name));
  return range.rated.map(({ amount, shown }) =>
    row({ amount: { issue: issue.id, amount } }, range.unit ? `${shown} ${range.unit}` : shown),
  );
}

/** All rows of a plan, in plan order. */
export function planRows(plan: Pick<PlanView, 'issues'>): ChoiceRow[] {
  return plan.issues.flatMap(choiceRows);
}

/** The choices of exactly this row. */
export function choicesOf(at: RatedAt): Choices {
  return 'option' in at
    ? { any_of: [at.option] }
    : { between: { from: at.amount.amount, to: at.amount.amount } };
}

/** The condition that this row is chosen. */
export function conditionOf(row: ChoiceRow): Condition {
  return { issue: row.issue, choices: choicesOf(row.at) };
}

/** Whether a condition holds for a row: its option is named, or its amount lies between two listed amounts. */
export function holdsFor(condition: Condition, row: ChoiceRow, rows: readonly ChoiceRow[]): boolean {
  if (condition.issue !== row.issue) return false;
  const { choices } = condition;
  if ('any_of' in choices) return 'option' in row.at && choices.any_of.includes(row.at.option);
  // Amounts are listed in ascending order, so that their places tell what lies between without reading a number.
  const place = (amount: string) =>
    rows.findIndex((other) => other.id === rowId({ amount: { issue: row.issue, amount } }));
  const at = rows.indexOf(row);
  const [from, to] = [place(choices.between.from), place(choices.between.to)];
  return from >= 0 && to >= 0 && from <= at && at <= to;
}
