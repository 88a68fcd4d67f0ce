import { scaleLinear } from 'd3-scale';
import { curveStepBefore, line } from 'd3-shape';

/** A place on two scales from 0 to 1; for drawing only. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
/** A small dot: solid where it is in, a ring where it is out. */
export interface ScatterPoint extends Spot {
  readonly state: 'in' | 'out';
}
/** A numbered dot. */
export interface ScatterMark extends Spot {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly shape: 'circle' | 'square';
}
/** How far a mark reaches on each scale; below 0 or above 1 the end stays open. */
export interface ScatterReach extends Spot {
  readonly across: readonly [number, number];
  readonly along: readonly [number, number];
}
/** The words on an axis: a name in its hue, and what the direction means. */
export interface ScatterAxis {
  readonly name: string;
  readonly direction: string;
  readonly hue: string;
}

const edges = { start: 42, end: 14, top: 16, bottom: 40 };

/** The picture's measures for a width, and the way from a scale to the picture. */
export function scatterFrame(width: number) {
  const height = Math.round(width * 0.72) + 18;
  const x = scaleLinear([0, 1], [edges.start, width - edges.end]);
  const y = scaleLinear([0, 1], [height - edges.bottom, edges.top]);
  return { width, height, x, y };
}
export type ScatterFrame = ReturnType<typeof scatterFrame>;

/** The steps of a frontier: points between do not exist, so nothing is drawn between. */
export function stepsPath(frame: ScatterFrame, frontier: readonly Spot[]): string {
  const sorted = [...frontier].sort((a, b) => a.x - b.x);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '';
  const steps = line<Spot>(
    (spot) => frame.x(spot.x),
    (spot) => frame.y(spot.y),
  ).curve(curveStepBefore);
  return steps([{ x: 0, y: first.y }, ...sorted, { x: last.x, y: 0 }]) ?? '';
}

/** How many dots stand apart at full size; more are drawn smaller, so that a crowd stays a pattern. */
const roomy = 300;

/** All dots of one kind as one path: thousands of elements would be slow. */
export function dotsPath(frame: ScatterFrame, points: readonly ScatterPoint[], state: 'in' | 'out'): string {
  const crowd = Math.max(Math.sqrt(points.length / roomy), 1);
  const radius = Number(Math.max((state === 'in' ? 3.4 : 3) / crowd, 0.9).toFixed(2));
  const turn = `a${String(radius)} ${String(radius)} 0 1 0`;
  return points
    .filter((point) => point.state === state)
    .map((point) => {
      const [x, y] = [frame.x(point.x) - radius, frame.y(point.y)];
      return `M${x.toFixed(1)} ${y.toFixed(1)}${turn}${String(2 * radius)} 0${turn}${String(-2 * radius)} 0`;
    })
    .join('');
}

/** The bands of a reach and the caps where it ends; an end past the scale has none. */
export function reachPaths(frame: ScatterFrame, reach: ScatterReach): { bands: string; caps: string } {
  const within = (value: number) => Math.min(Math.max(value, 0), 1);
  const ended = (value: number) => value >= 0 && value <= 1;
  const [x, y] = [frame.x(reach.x), frame.y(reach.y)];
  const [left, right] = reach.across.map((value) => frame.x(within(value)));
  const [low, high] = reach.along.map((value) => frame.y(within(value)));
  const bands = `M${String(left)} ${String(y)}H${String(right)}M${String(x)} ${String(low)}V${String(high)}`;
  const across = reach.across.filter(ended).map((value) => `M${String(frame.x(value))} ${String(y - 5)}v10`);
  const along = reach.along.filter(ended).map((value) => `M${String(x - 5)} ${String(frame.y(value))}h10`);
  return { bands, caps: [...across, ...along].join('') };
}

/** Where the numbered dots are drawn: one that would hide another moves aside, the selected one stays. */
export function placeMarks(
  frame: ScatterFrame,
  marks: readonly ScatterMark[],
  selected: string | undefined,
): { mark: ScatterMark; x: number; y: number }[] {
  const order = [...marks].sort((a, b) => Number(b.id === selected) - Number(a.id === selected));
  const placed: { mark: ScatterMark; x: number; y: number }[] = [];
  for (const mark of order) {
    let [x, y] = [frame.x(mark.x), frame.y(mark.y)];
    while (placed.some((other) => Math.abs(other.x - x) < 12 && Math.abs(other.y - y) < 12)) {
      if (x > frame.width / 3) x -= 14;
      else y += 14;
    }
    placed.push({ mark, x, y });
  }
  return placed.reverse();
}
