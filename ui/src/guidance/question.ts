import { dayText } from '~/components/field/day';
import type { QuestionView } from '~/ipc/bindings';

/** What may be done about a question now: ask it, wait for its day, or read its answer. */
export type QuestionState = 'to_ask' | 'later' | 'answered';

/** What may be done about a question; one that was not known is asked again from its day on. */
export function questionState(row: QuestionView, today = dayText(new Date())): QuestionState {
  const { answer } = row;
  if (answer.kind === 'answered') return 'answered';
  if (answer.kind === 'open') return 'to_ask';
  return answer.ask_again !== null && answer.ask_again <= today ? 'to_ask' : 'later';
}

/** Whether a question waits to be asked. */
export function isToAsk(row: QuestionView, today?: string): boolean {
  return questionState(row, today) === 'to_ask';
}
