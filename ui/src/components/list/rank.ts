/** A line that has a place in an order. */
export interface RankedLine {
  readonly id: string;
  /** Its name, for the ear. */
  readonly name: string;
  /** What stands as its place; else its number in the list. */
  readonly place?: string;
}

/** Where something lands that is let go at height `y`: before the first line whose middle is below it. */
export function landingPlace(middles: readonly number[], from: number, y: number): number {
  const above = middles.filter((middle, index) => index !== from && middle < y).length;
  return above;
}

/** The list with the line at `from` put to `to`. */
export function moved<Line>(lines: readonly Line[], from: number, to: number): Line[] {
  const rest = lines.filter((_, index) => index !== from);
  const line = lines[from];
  return line === undefined ? rest : [...rest.slice(0, to), line, ...rest.slice(to)];
}
