import type { CriterionView } from '~/ipc/bindings';

/** Criteria of different parties that go by the same words and are judged by different evidence. */
export interface WordTwins {
  readonly first: CriterionView;
  readonly second: CriterionView;
}

const letters = /[^\p{L}\p{N}]+/u;

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .toLocaleLowerCase()
      .split(letters)
      .filter((word) => word.length > 2),
  );
}

/** Whether one statement holds every longer word of the other. */
function soundsAlike(one: string, other: string): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size > 0 && [...small].every((word) => large.has(word));
}

/** Every pair of criteria of different parties that sound alike and whose evidence is not the same. */
export function wordTwins(criteria: readonly CriterionView[]): WordTwins[] {
  return criteria.flatMap((first, index) =>
    criteria
      .slice(index + 1)
      .filter((second) => second.party !== first.party)
      .filter(
        (second) => soundsAlike(first.statement, second.statement) && first.evidence !== second.evidence,
      )
      .map((second) => ({ first, second })),
  );
}
