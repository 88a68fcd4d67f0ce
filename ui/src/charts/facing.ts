/** How a link between two facing lists is drawn. */
export type FacingForm = 'strong' | 'plain' | 'quiet' | 'apart' | 'dotted';

/** A link from a row of the list at the start to one of the list at the end, rows counted from 0. */
export interface FacingLink {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly form: FacingForm;
  readonly label: string;
}

/** A link with its path, and the middle of its label; a label for which there is no room is left out. */
export interface FacingRoute {
  readonly link: FacingLink;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly room: 'some' | 'none';
}

/** The lists: how wide the gap between them is, and how high a row and the gap below it are. */
export interface FacingSize {
  readonly width: number;
  readonly row: number;
  readonly gap: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Places along a link where its label may stand, the middle first. */
const stops = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86] as const;
const labelHeight = 25;
const letter = 6.4;
const padding = 14;

/** Draws links as level-ended curves, and sets each label where it covers no other if there is such a place. */
export function routeFacing(links: readonly FacingLink[], size: FacingSize): FacingRoute[] {
  const placed: Box[] = [];
  return links.map((link) => {
    const [y1, y2] = [middle(link.from, size), middle(link.to, size)];
    const spots = stops.map((stop) => spot(link, stop, y1, y2, size.width));
    const chosen = spots.reduce((best, next) => (cover(next, placed) < cover(best, placed) ? next : best));
    const room = cover(chosen, placed) > 0 ? 'none' : 'some';
    if (room === 'some') placed.push(chosen);
    const third = size.width * 0.36;
    const path = `M0 ${String(y1)}C${String(third)} ${String(y1)} ${String(size.width - third)} ${String(y2)} ${String(size.width)} ${String(y2)}`;
    return { link, path, x: (chosen.left + chosen.right) / 2, y: chosen.y, room };
  });
}

/** The height of a list of so many rows. */
export function facingHeight(rows: number, { row, gap }: FacingSize): number {
  return rows * (row + gap) - gap;
}

function middle(place: number, { row, gap }: FacingSize): number {
  return place * (row + gap) + row / 2;
}

/** The label of a link at a part of its way, kept inside the gap. */
function spot(link: FacingLink, at: number, y1: number, y2: number, width: number): Box {
  const half = Math.min((link.label.length * letter + padding) / 2, width / 2);
  const across = bezier(at, 0, width * 0.36, width * 0.64, width);
  const x = Math.min(Math.max(across, half), width - half);
  return { left: x - half, right: x + half, y: bezier(at, y1, y1, y2, y2) };
}

function bezier(at: number, a: number, b: number, c: number, d: number): number {
  const rest = 1 - at;
  return rest ** 3 * a + 3 * rest ** 2 * at * b + 3 * rest * at ** 2 * c + at ** 3 * d;
}

/** How much of a label lies over labels that are placed. */
function cover(box: Box, placed: readonly Box[]): number {
  return placed.reduce((sum, other) => {
    const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
    const high = labelHeight - Math.abs(box.y - other.y);
    return sum + Math.max(wide, 0) * Math.max(high, 0);
  }, 0);
}
