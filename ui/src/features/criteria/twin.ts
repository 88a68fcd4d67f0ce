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

/** Whether one set of words holds all of the other. */
function soundAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  return small.size > 0 && [...small].every((word) => large.has(word));
}

const known = new WeakMap<readonly CriterionView[], WordTwins[]>();

/** Every pair of criteria of different parties that sound alike and whose evidence is not the same. */
export function wordTwins(criteria: readonly CriterionView[]): WordTwins[] {
  const twins = known.get(criteria) ?? found(criteria);
  known.set(criteria, twins);
  return twins;
}

function found(criteria: readonly CriterionView[]): WordTwins[] {
  const heard = criteria.map((row) => ({ row, words: wordsOf(row.statement) }));
  return heard.flatMap(({ row: first, words }, index) =>
    heard
      .slice(index + 1)
      .filter(({ row, words: other }) => row.party !== first.party && soundAlike(words, other))
      .filter(({ row }) => row.evidence !== first.evidence)
      .map(({ row }) => ({ first, second: row })),
  );
}
