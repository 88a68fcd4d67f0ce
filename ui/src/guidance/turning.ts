import { isToAsk } from '~/guidance/question';
import type { CardView, PlanView, QuestionView } from '~/ipc/bindings';

/** A question, and how many verdicts on shown packages rest on a guess about what it asks. */
export interface Asked {
  readonly question: QuestionView;
  readonly verdicts: number;
}

/** The questions that wait to be asked: those first whose answer could change most verdicts, then in plan order. */
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
