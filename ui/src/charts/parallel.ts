import { scaleLinear } from 'd3-scale';

/** One axis from 0 to 3, with the level that is needed on it. */
export interface ParallelAxis {
  readonly id: string;
  readonly label: string;
  readonly full?: string;
  readonly needed?: number | undefined;
}
export interface ParallelGroup {
  readonly id: string;
  readonly label: string;
  readonly party?: number;
  readonly axes: readonly ParallelAxis[];
}
/** A line over all axes in order; nothing where a level is not known. At most five are told apart. */
export interface ParallelLine {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly levels: readonly (number | undefined)[];
}

/** The dash patterns of the lines that are not selected, in order. */
export const dashes = ['6 3', '1.5 3', '9 3 1.5 3', '3 2', '12 4'] as const;

const edges = { start: 18, end: 30, top: 16, bottom: 180 };
const groupGap = 0.35;

/** Where the axes stand for a width, and the height of a level. */
export function parallelFrame(width: number, groups: readonly ParallelGroup[]) {
  const counts = groups.map((group) => group.axes.length);
  const steps = Math.max(
    counts.reduce((sum, count) => sum + count, 0) - 1 + groupGap * (counts.length - 1),
    1,
  );
  const step = (width - edges.start - edges.end) / steps;
  const axes: { x: number; group: number }[] = [];
  let at = edges.start;
  counts.forEach((count, group) => {
    for (let axis = 0; axis < count; axis += 1) {
      axes.push({ x: at, group });
      at += step;
    }
    at += step * groupGap;
  });
  return { width, height: edges.bottom + 66, axes, y: scaleLinear([0, 3], [edges.bottom, edges.top]) };
}
export type ParallelFrame = ReturnType<typeof parallelFrame>;

/** A line in two paths: within groups, and the fainter links between them. `offset` keeps equal lines apart. */
export function linePaths(frame: ParallelFrame, levels: readonly (number | undefined)[], offset: number) {
  const paths = { within: '', between: '' };
  frame.axes.forEach((axis, index) => {
    const [level, before, place] = [levels[index], levels[index - 1], frame.axes[index - 1]];
    if (level === undefined || before === undefined || !place) return;
    const stretch = `M${place.x.toFixed(1)} ${(frame.y(before) + offset).toFixed(1)}L${axis.x.toFixed(1)} ${(
      frame.y(level) + offset
    ).toFixed(1)}`;
    if (place.group === axis.group) paths.within += stretch;
    else paths.between += stretch;
  });
  return paths;
}

/** Heights for the labels at the end, kept apart from each other and above the lowest allowed, in the order given. */
export function spread(heights: readonly number[], apart: number, lowest: number): number[] {
  const order = heights
    .map((height, index) => ({ height, index }))
    .sort((a, b) => b.height - a.height || b.index - a.index);
  const placed = [...heights];
  let room = lowest;
  for (const { height, index } of order) {
    placed[index] = Math.min(height, room);
    room = (placed[index] ?? room) - apart;
  }
  return placed;
}
