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

/** Groups of equal weight with one line put to `to` of the shown order, alone; a group is parted where it lands within. */
export function movedAlone(groups: readonly (readonly string[])[], id: string, to: number): string[][] {
  const rest = groups.map((group) => group.filter((other) => other !== id));
  const before = new Set(rest.flat().slice(0, to));
  const heads = rest.map((group) => group.filter((other) => before.has(other)));
  const tails = rest.map((group) => group.filter((other) => !before.has(other)));
  return [...heads, [id], ...tails].filter((group) => group.length > 0);
}

/** Groups in which a line weighs as much as the one above it, or no longer does; nothing where there is none above. */
export function tiedToAbove(groups: readonly (readonly string[])[], id: string): string[][] | undefined {
  const own = groups.map((group) => [...group]);
  const at = own.findIndex((group) => group.includes(id));
  const group = own[at];
  if (!group) return undefined;
  if (group[0] !== id) {
    const place = group.indexOf(id);
    return [...own.slice(0, at), group.slice(0, place), group.slice(place), ...own.slice(at + 1)];
  }
  const above = own[at - 1];
  if (!above) return undefined;
  return [...own.slice(0, at - 1), [...above, ...group], ...own.slice(at + 1)];
}
