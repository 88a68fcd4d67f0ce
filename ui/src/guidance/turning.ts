import type { CardView, Finding, PlanView, QuestionView, RowRef } from '~/ipc/bindings';
import { isToAsk } from './question';

/** A question, and how many verdicts on shown packages rest on a guess about what it asks. */
export interface Asked {
  readonly question: QuestionView;
  readonly verdicts: number;
}

/** The packages that are shown: those proposed, and those kept in view. */
export function cardsOf(finding: Finding | undefined): readonly CardView[] {
  return finding?.kind === 'ready' || finding?.kind === 'blocked'
    ? [...finding.outcomes.proposals, ...finding.outcomes.kept_in_view]
    : [];
}

/** How many verdicts on shown packages each row could turn: those that rest on it. By the key of a row. */
export function verdictsByRow(cards: readonly CardView[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const card of cards)
    for (const key of new Set(card.rests_on.map((rest) => keyOf(rest.row))))
      found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}

/** The key of a row. */
export function keyOf(row: RowRef): string {
  return JSON.stringify(row);
}

/** The questions that wait to be asked: those first whose answer could turn most verdicts, then in plan order. */
export function askedFirst(plan: PlanView, cards: readonly CardView[], today?: string): Asked[] {
  const resting = (question: QuestionView) =>
    question.criterion === null
      ? 0
      : cards.filter((card) => card.rests_on.some((row) => row.criterion === question.criterion)).length;
  return plan.questions
    .filter((row) => isToAsk(row, today))
    .map((question) => ({ question, verdicts: resting(question) }))
    .sort((a, b) => b.verdicts - a.verdicts);
}
