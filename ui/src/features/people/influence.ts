import type { InfluenceView, PlanView, Voice } from '~/ipc/bindings';

/** Where something stands on the map, in pixels from its corner. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line from one to another: its path, and where its number stands. */
export interface DrawnLine {
  readonly id: string;
  readonly number: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** How far lines in one gap lie apart. */
const APART = 6;
/** How many lie side by side before they begin anew. */
const LANES = 4;
/** How far above what it leads to a line turns. */
const ABOVE = 4;

/** Names somebody on the map, for attributes and fields. */
export const voiceKey = (voice: Voice): string =>
  'party' in voice ? `party:${voice.party}` : `stakeholder:${voice.stakeholder}`;

/** Everyone on the map with the name they go by, stakeholders first. */
export function voices(
  plan: PlanView,
): { readonly key: string; readonly voice: Voice; readonly name: string }[] {
  const all = [
    ...plan.stakeholders.map((row) => ({ voice: { stakeholder: row.id }, name: row.name })),
    ...plan.parties.map((row) => ({ voice: { party: row.id }, name: row.name })),
  ];
  return all.map((row) => ({ ...row, key: voiceKey(row.voice) }));
}

/** The lines between boxes, in right angles through the gaps between the columns; what stands nowhere is left out. */
export function drawnLines(
  influences: readonly InfluenceView[],
  boxes: Readonly<Record<string, Box>>,
  gap: number,
): DrawnLine[] {
  return influences.flatMap((row, place) => {
    const [from, to] = [boxes[voiceKey(row.from)], boxes[voiceKey(row.to)]];
    return from && to ? [{ id: row.id, number: place + 1, ...way(from, to, place, gap) }] : [];
  });
}

function way(from: Box, to: Box, place: number, gap: number): Pick<DrawnLine, 'path' | 'x' | 'y'> {
  const aside = ((place % LANES) - (LANES - 1) / 2) * APART;
  const [start, end] = [middle(from) + aside, middle(to) + aside];
  const goesRight = to.left >= from.right;
  const lane = goesRight ? from.right + gap / 2 + aside : from.left - gap / 2 + aside;
  const out = goesRight ? from.right : from.left;
  const share = 0.4 + 0.1 * (place % LANES);
  const path = (...steps: (string | number)[]) => steps.join(' ');
  const isSameColumn = from.left < to.right && to.left < from.right;
  const isNext = goesRight ? to.left - from.right < 2 * gap : from.left - to.right < 2 * gap;
  if (isSameColumn || isNext) {
    const arrives = isSameColumn || goesRight ? to.left : to.right;
    return {
      path: path('M', out, start, 'H', lane, 'V', end, 'H', arrives),
      x: lane,
      y: start + (end - start) * share,
    };
  }
  const turn = to.top - ABOVE;
  const across = (to.left + to.right) / 2 + aside;
  return {
    path: path('M', out, start, 'H', lane, 'V', turn, 'H', across, 'V', to.top),
    x: lane,
    y: start + (turn - start) * share,
  };
}

const middle = ({ top, bottom }: Box) => (top + bottom) / 2;
