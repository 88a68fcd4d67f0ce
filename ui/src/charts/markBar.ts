/** A mark on a bar from 0 to 100. */
export interface BarMark {
  readonly id: string;
  /** From 0 to 100. */
  readonly at: number;
  /** One or two letters. */
  readonly sign: string;
  readonly emphasis?: 'apart';
}

/** A mark, and how many marks stand under it. */
export interface StackedMark extends BarMark {
  readonly level: number;
}

/** How near two marks may come, in hundredths of the bar, before one is put above the other. */
const near = 6;

/** The marks with the level each stands at, so that none hides another. */
export function stacked(marks: readonly BarMark[]): StackedMark[] {
  const placed: StackedMark[] = [];
  for (const mark of marks) {
    const taken = placed.filter((other) => Math.abs(other.at - mark.at) < near).map((other) => other.level);
    let level = 0;
    while (taken.includes(level)) level += 1;
    placed.push({ ...mark, level });
  }
  return placed;
}

/** Short signs for names, each of its own: the first letter, and a second where two begin alike. */
export function signs(names: readonly string[]): string[] {
  const letters = names.map((name) => [...name.trim()]);
  return letters.map((own, at) => {
    const first = own[0] ?? '?';
    const alike = letters.some((other, place) => place !== at && other[0] === first);
    return alike ? first + (own[1] ?? String(at + 1)) : first;
  });
}
