/** How sure a box or a link is: drawn solid, dashed or dotted. */
export type LadderLine = 'solid' | 'dashed' | 'dotted';

/** A box of the canvas. Layer 0 is the foot, columns count from the start. */
export interface LadderNode {
  readonly id: string;
  readonly layer: number;
  readonly column: number;
  readonly line: LadderLine;
  /** The name of the box for the ear. */
  readonly name: string;
  /** The hue class of the one it belongs to. */
  readonly hue?: string;
  /** A top box wears its hue on its upper edge. */
  readonly rank?: 'top' | 'plain';
}
/** A link up from one box to another. */
export interface LadderLink {
  readonly from: string;
  readonly to: string;
  readonly line: LadderLine;
  readonly label?: string;
}
/** What stands over some columns. */
export interface LadderHead {
  readonly id: string;
  readonly column: number;
  readonly columns: number;
}

/** Something to lay out: the boxes above it, by id. */
export interface LadderStep {
  readonly id: string;
  readonly above: readonly string[];
}
export interface LadderPlace {
  readonly layer: number;
  readonly column: number;
}

/**
 * Layers by the longest path from below, tops in the highest layer, and columns such that no link crosses a box.
 *
 * Layers count from 1: layer 0 is left for what everything rises from. A box that is above itself through others is
 * not followed twice, so a cycle does no harm.
 */
export function layLadder(steps: readonly LadderStep[], firstColumn = 0): Map<string, LadderPlace> {
  const known = new Map(steps.map((step) => [step.id, step]));
  const above = (step: LadderStep) => step.above.filter((id) => known.has(id) && id !== step.id);
  const layers = new Map<string, number>();
  const raise = (id: string, layer: number, path: readonly string[]) => {
    if (path.includes(id) || (layers.get(id) ?? 0) >= layer) return;
    layers.set(id, layer);
    const step = known.get(id);
    if (step) for (const next of above(step)) raise(next, layer + 1, [...path, id]);
  };
  for (const step of steps) raise(step.id, 1, []);
  const top = Math.max(...layers.values(), 1);
  for (const step of steps) if (above(step).length === 0) layers.set(step.id, top);
  return columnsFor(steps, layers, above, firstColumn);
}

function columnsFor(
  steps: readonly LadderStep[],
  layers: ReadonlyMap<string, number>,
  above: (step: LadderStep) => string[],
  firstColumn: number,
): Map<string, LadderPlace> {
  const taken = new Set<string>();
  const places = new Map<string, LadderPlace>();
  const layer = (id: string) => layers.get(id) ?? 1;
  const cells = (column: number, from: number, to: number) =>
    Array.from({ length: Math.max(to - from, 0) }, (_, index) => `${String(column)}:${String(from + index)}`);
  const order = [...steps].sort((a, b) => layer(b.id) - layer(a.id));
  for (const step of order) {
    // A box wants to stand under the first box it leads to; the way up between them must be free.
    const own = layer(step.id);
    const parent = above(step).find((id) => layer(id) > own);
    const reach = parent === undefined ? own + 1 : layer(parent);
    let column = parent === undefined ? firstColumn : (places.get(parent)?.column ?? firstColumn);
    while (cells(column, own, reach).some((cell) => taken.has(cell))) column += 1;
    for (const cell of cells(column, own, parent === undefined ? own + 1 : reach)) taken.add(cell);
    places.set(step.id, { layer: own, column });
  }
  return places;
}

/** A box as it was measured on the page. */
export interface LadderBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** A link as it is drawn. */
export interface LadderRoute {
  readonly link: LadderLink;
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number } | undefined;
}

/** How far under a box the label of what leads there stands, in pixels. */
const LABEL = 20;

const foot = (box: LadderBox) => ({ x: box.left + box.width / 2, y: box.top + box.height });

/** Orthogonal ways from the top of the lower box to the foot of the upper one; links from one box never run in one line. */
export function routeLinks(
  links: readonly LadderLink[],
  boxes: ReadonlyMap<string, LadderBox>,
): LadderRoute[] {
  const routes: LadderRoute[] = [];
  for (const from of new Set(links.map((link) => link.from))) {
    const lower = boxes.get(from);
    if (!lower) continue;
    const leaving = links
      .flatMap((link) => {
        const upper = link.from === from ? boxes.get(link.to) : undefined;
        return upper ? [{ link, to: foot(upper) }] : [];
      })
      .sort((a, b) => a.to.x - b.to.x);
    const middle = lower.left + lower.width / 2;
    leaving.forEach(({ link, to }, index) => {
      const spread = (index - (leaving.length - 1) / 2) * 10;
      const alone = leaving.length === 1 && Math.abs(to.x - middle) < 2;
      const x = alone ? to.x : middle + spread;
      // The outermost links turn first, so that no two of them cross.
      const track = lower.top - 14 - 8 * Math.abs(Math.round(turn(leaving, index, middle)));
      routes.push(route(link, { x, y: lower.top }, to, track));
    });
  }
  return routes;
}

function turn(leaving: readonly { to: { x: number } }[], index: number, middle: number): number {
  const here = leaving[index]?.to.x ?? middle;
  const same = leaving.filter((other) => other.to.x < middle === here < middle);
  const order = same.findIndex((other) => other.to.x === here);
  return here < middle ? order : same.length - 1 - order;
}

function route(
  link: LadderLink,
  from: { x: number; y: number },
  to: { x: number; y: number },
  track: number,
): LadderRoute {
  const straight = Math.abs(from.x - to.x) < 2;
  const path = straight
    ? `M${String(to.x)} ${String(from.y)}V${String(to.y)}`
    : `M${String(from.x)} ${String(from.y)}V${String(track)}H${String(to.x)}V${String(to.y)}`;
  if (link.label === undefined) return { link, path, label: undefined };
  // Right under the upper box, where each link has a column of its own and no box stands beside it.
  const label = { x: to.x + 8, y: to.y + LABEL };
  return { link, path, label };
}
