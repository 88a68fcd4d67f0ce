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
/** How wide a letter of a label is in the mean, and how much further to the right and down a turned label reaches. */
const letter = 6.4;
export const turn = { degrees: 38, right: 0.79, down: 0.62 };
const labelGap = { right: 3, down: 11 };
/** A letter of a name above the axes, in bold, is this wide in the mean. */
const nameLetter = 7.4;

/** Where the axes stand for a width, and the height of a level. */
export function parallelFrame(width: number, groups: readonly ParallelGroup[]) {
  const counts = groups.map((group) => group.axes.length);
  const steps = Math.max(
    counts.reduce((sum, count) => sum + count, 0) - 1 + groupGap * (counts.length - 1),
    1,
  );
  const labels = groups.flatMap((group) => group.axes.map((axis) => axis.label.length * letter));
  const end = labelEnd(labels, (width - edges.start) / steps);
  const step = (width - edges.start - end) / steps;
  const axes: { x: number; group: number }[] = [];
  let at = edges.start;
  counts.forEach((count, group) => {
    for (let axis = 0; axis < count; axis += 1) {
      axes.push({ x: at, group });
      at += step;
    }
    at += step * groupGap;
  });
  const depth = Math.max(...labels, 0) * turn.down + labelGap.down + letter;
  return {
    width,
    height: edges.bottom + Math.max(depth, 40),
    axes,
    y: scaleLinear([0, 3], [edges.bottom, edges.top]),
  };
}

/** The room after the last axis in which every turned label ends, axes being at most a step apart. */
function labelEnd(labels: readonly number[], step: number): number {
  const past = labels.map((label, index) => {
    const before = labels.length - 1 - index;
    return labelGap.right + (label + letter) * turn.right - before * step * 0.8;
  });
  return Math.max(edges.end, ...past);
}

/** Whether the names of all groups fit above their axes in two lines each. */
export function fitAbove(width: number, groups: readonly ParallelGroup[]): boolean {
  const axes = groups.reduce((sum, group) => sum + group.axes.length, 0);
  const room = width - edges.start - edges.end;
  const fits = ({ label, axes: own }: ParallelGroup) => {
    const column = (room * own.length) / Math.max(axes, 1) - 24;
    const longest = Math.max(...label.split(/\s+/).map((word) => word.length));
    return label.length * nameLetter <= 2 * column && longest * nameLetter <= column;
  };
  return groups.every(fits);
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
