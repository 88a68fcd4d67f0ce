import type { QuestionView } from '~/ipc/bindings';

/** What may be done about a question now: ask it, wait for its day, or read its answer. */
export type QuestionState = 'to_ask' | 'later' | 'answered';

/** A day as year-month-day, in this place's calendar. */
export function dayText(day: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

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
