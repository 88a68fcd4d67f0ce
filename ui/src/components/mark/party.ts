/** The outlines in a 12 by 12 box, in the order parties get them. */
const outlines = [
  'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8z',
  'M6 .4 11.6 6 6 11.6.4 6z',
  'M6 .8 11.7 11H.3z',
  'M1 1h10v10H1z',
  'M3 .8h6L12 6l-3 5.2H3L0 6z',
  'M6 .4 11.8 4.6 9.6 11.4H2.4L.2 4.6z',
] as const;

/** How many hues and shapes there are before they repeat. */
export const partyKinds = outlines.length;

/** The class that sets `--party` and `--party-soft` for the party in this place (0 is the first). */
export function partyClass(index: number): string {
  return `party-${String(index % partyKinds)}`;
}

/** The outline for the party in this place, and which time round it is used (from 2 on the shape carries the number). */
export function partyShape(index: number): { path: string; round: number } {
  return { path: outlines[index % partyKinds] ?? outlines[0], round: Math.floor(index / partyKinds) + 1 };
}
