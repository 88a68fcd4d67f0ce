import type { LadderLine } from '../src/charts/ladder';
import type { ParallelGroup, ParallelLine } from '../src/charts/parallel';
import type { ScatterMark, ScatterPoint, ScatterReach, Spot } from '../src/charts/scatter';

/** Dots on a regular spread: the picture matters here, not what it is of. */
export const points: ScatterPoint[] = Array.from({ length: 54 }, (_, index) => ({
  x: ((index * 37) % 54) / 53,
  y: ((index * 23) % 54) / 70,
  state: index % 2 === 0 ? 'in' : 'out',
}));
export const frontier: Spot[] = [
  { x: 0.302, y: 1 },
  { x: 0.884, y: 0.757 },
  { x: 1, y: 0.424 },
];
export const marks: ScatterMark[] = [
  { id: '1', label: '1', title: 'Keep the workshop, settle now', shape: 'circle', x: 0.884, y: 0.757 },
  { id: '2', label: '2', title: 'A joint trust', shape: 'circle', x: 0.861, y: 0.485 },
  { id: '3', label: '3', title: 'Keep, settle in steps', shape: 'circle', x: 1, y: 0.424 },
  { id: '4', label: '4', title: 'Sell and share', shape: 'square', x: 0.302, y: 1 },
];
export const reach: ScatterReach = { x: 0.884, y: 0.757, across: [0.674, 1.2], along: [0.606, 0.879] };

const axes = (names: readonly string[], needed: readonly (number | undefined)[]) =>
  names.map((name, index) => ({ id: name, label: name, needed: needed[index] }));
export const groups: ParallelGroup[] = [
  { id: 'growers', label: 'Tarn Growers', party: 0, axes: axes(['rotation', 'income', 'name'], [2, 2]) },
  { id: 'mill', label: 'Hollis Mill', party: 1, axes: axes(['line', 'margin', 'freedom'], [2]) },
  { id: 'bakery', label: 'Lark Bakery', party: 2, axes: axes(['story', 'weekly', 'price'], [2, 2]) },
];
export const lines: ParallelLine[] = [
  { id: '1', label: '1', title: 'with a way out', levels: [3, 2, 3, 2, 2, 2, 3, 2, 0] },
  { id: '2', label: '2', title: 'price by the index', levels: [3, 3, 3, 2, 2, 1, 3, 3, 0] },
  { id: '3', label: '3', title: 'margin shared', levels: [3, 2, 3, 2, 2, 1, 3, 3, 2] },
  { id: '4', label: '4', title: 'all three', levels: [3, 2, 0, 2, 3, 1, 2, 3, 2] },
];

interface Box {
  readonly id: string;
  readonly name: string;
  readonly above: readonly string[];
  readonly line: LadderLine;
  readonly party: number;
}
export const boxes: Box[] = [
  { id: 'craft', name: 'His craft carried on', above: [], line: 'solid', party: 0 },
  { id: 'master', name: 'Being my own master', above: [], line: 'solid', party: 0 },
  { id: 'owing', name: 'Owing nobody', above: [], line: 'solid', party: 1 },
  { id: 'honour', name: 'Father held in honour', above: [], line: 'dashed', party: 1 },
  { id: 'finish', name: 'Finish what he began', above: ['craft'], line: 'solid', party: 0 },
  { id: 'place', name: 'A place to work from', above: ['finish'], line: 'solid', party: 0 },
  { id: 'rent', name: 'No rent to find', above: ['master'], line: 'solid', party: 0 },
  { id: 'money', name: 'Money in hand this year', above: ['owing'], line: 'dashed', party: 1 },
  { id: 'door', name: 'His door stays his', above: ['honour'], line: 'dashed', party: 1 },
  { id: 'itself', name: 'The place itself, to him', above: ['door'], line: 'dotted', party: 1 },
];
