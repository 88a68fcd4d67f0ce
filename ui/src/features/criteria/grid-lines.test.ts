import { beforeEach, expect, test } from 'vitest';
import { fakeHost } from '~/ipc/fake';
import type { PlanView } from '~/ipc/bindings';
import { library } from '~/state/library.svelte';
import { plan } from '~/state/plan.svelte';
import { CellTable, key } from './cell';
import { footnotes } from './cell-view';
import { GridLines, type TypedLevel } from './grid-lines';
import { gridCriteria } from './grid-view';

fakeHost();
await library.addExample('workshop');
const workshop: PlanView = { ...plan.view } as PlanView;
let lines: GridLines;

function shown(view: PlanView, typed: readonly TypedLevel[] = []) {
  const table = new CellTable(view);
  lines.update({ table, criteria: gridCriteria(view), notes: footnotes(view, table), typed });
  return new Map(lines.cells);
}

beforeEach(() => {
  lines = new GridLines();
});

test('every row has a cell for every criterion', () => {
  const cells = shown(workshop);
  expect(cells.size).toBe(new CellTable(workshop).rows.length);
  expect([...cells.values()].every((line) => line.length === workshop.criteria.length)).toBe(true);
});

test('a level typed just now stands in its cell, and no other line is touched', () => {
  const before = shown(workshop);
  const rating = workshop.ratings.find((row) => 'option' in row.at);
  const row = rating && 'option' in rating.at ? rating.at.option : '';
  const criterion = rating?.criterion ?? '';
  const after = shown(workshop, [{ row, criterion, level: 'unknown' }]);
  const column = gridCriteria(workshop).findIndex((each) => each.id === criterion);
  expect(after.get(row)?.[column]?.sign, key(row, criterion)).toBe('?');
  expect([...after].filter(([id, line]) => line !== before.get(id)).map(([id]) => id)).toEqual([row]);
});

test('what is equal leaves every line alone, other criteria leave none', () => {
  const before = shown(workshop);
  const same = shown({ ...workshop, ratings: [...workshop.ratings] });
  expect([...same].every(([id, line]) => line === before.get(id))).toBe(true);
  const fewer = shown({ ...workshop, criteria: workshop.criteria.slice(1) });
  expect([...fewer].some(([id, line]) => line === before.get(id))).toBe(false);
});

test('the line of a row that is gone goes with it', () => {
  shown(workshop);
  const without = { ...workshop, issues: workshop.issues.slice(1) };
  expect([...shown(without).keys()]).toEqual(new CellTable(without).rows.map((row) => row.id));
});
