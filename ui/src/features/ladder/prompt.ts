import { isMessageKey, t } from '~/messages/message';

/** Where a question leads: up to a higher value, down to how one would know, sideways to other ways. */
export type Move = 'up' | 'down' | 'sideways';
/** For whom a question is worded: oneself, or somebody else. */
export type Asked = 'mine' | 'other';

/** The questions of a move, in the order in which they are offered. */
export function prompts(move: Move, asked: Asked): string[] {
  const found: string[] = [];
  for (let number = 1; ; number += 1) {
    const key = `ladder.ask_${move}_${asked}_${String(number)}`;
    if (!isMessageKey(key)) return found;
    found.push(t(key));
  }
}

/** The question whose turn it is; turns go round. */
export function promptAt(all: readonly string[], turn: number): string {
  return all[turn % Math.max(all.length, 1)] ?? '';
}

/** The next questions after the one whose turn it is, without it. */
export function promptsAfter(
  all: readonly string[],
  turn: number,
  count: number,
): { turn: number; text: string }[] {
  return all
    .map((_, index) => turn + 1 + index)
    .slice(0, Math.min(count, Math.max(all.length - 1, 0)))
    .map((next) => ({ turn: next % all.length, text: promptAt(all, next) }));
}
