import { describe, expect, it } from 'vitest';
import { layLadder, routeLinks } from './ladder';
import { neighbour } from './ladderKeys';
import { fitAbove, linePaths, parallelFrame, spread } from './parallel';
import { placeMarks, reachPaths, scatterFrame, stepsPath } from './scatter';

describe('the scatter map', () => {
  const frame = scatterFrame(392);

  it('steps down first and then across, from edge to edge', () => {
    const corner = { x: frame.x(0.5), y: frame.y(0.5) };
    const path = stepsPath(frame, [
      { x: 1, y: 0.5 },
      { x: 0.5, y: 1 },
    ]);
    expect(path.startsWith(`M${String(frame.x(0))},${String(frame.y(1))}`)).toBe(true);
    expect(path).toContain(`${String(corner.x)},${String(corner.y)}`);
    expect(path.endsWith(`${String(frame.x(1))},${String(frame.y(0))}`)).toBe(true);
  });

  it('draws no steps without points', () => {
    expect(stepsPath(frame, [])).toBe('');
  });

  it('caps a reach where it ends and leaves an end past the scale open', () => {
    const { caps } = reachPaths(frame, { x: 0.8, y: 0.7, across: [0.6, 1.2], along: [0.6, 0.9] });
    expect(caps.match(/M/g)).toHaveLength(3);
  });

  it('keeps the selected dot in place and moves one that would hide it', () => {
    const mark = (id: string) => ({ id, label: id, title: id, shape: 'circle' as const, x: 0.9, y: 0.5 });
    const placed = placeMarks(frame, [mark('1'), mark('2')], '2');
    const x = (id: string) => placed.find((entry) => entry.mark.id === id)?.x;
    expect(x('2')).toBe(frame.x(0.9));
    expect(x('1')).not.toBe(frame.x(0.9));
  });
});

describe('parallel axes', () => {
  const group = (id: string, count: number) => ({
    id,
    label: id,
    axes: Array.from({ length: count }, (_, index) => ({ id: `${id}${String(index)}`, label: id })),
  });

  it('leaves a wider gap between groups', () => {
    const [a, b, c] = parallelFrame(392, [group('a', 2), group('b', 1)]).axes;
    expect((c?.x ?? 0) - (b?.x ?? 0)).toBeGreaterThan((b?.x ?? 0) - (a?.x ?? 0));
  });

  it('breaks a line where a level is not known and parts links between groups', () => {
    const frame = parallelFrame(392, [group('a', 3), group('b', 1)]);
    const { within, between } = linePaths(frame, [3, undefined, 2, 1], 0);
    expect(within).toBe('');
    expect(between.match(/M/g)).toHaveLength(1);
  });

  it('leaves room for the last label to end inside', () => {
    const long = { ...group('a', 3), axes: [{ id: '1', label: 'a price peop…' }] };
    const shortEnd = parallelFrame(392, [group('a', 3)]).axes.at(-1)?.x ?? 0;
    const longEnd = parallelFrame(392, [group('a', 2), long]).axes.at(-1)?.x ?? 0;
    expect(392 - shortEnd).toBe(30);
    expect(392 - longEnd).toBeGreaterThan(60);
  });

  it('sets names above their axes only where they fit there', () => {
    const named = (label: string) => ({ ...group('a', 3), label });
    expect(fitAbove(392, [named('Tarn Growers'), named('Hollis Mill'), named('Lark Bakery')])).toBe(true);
    expect(fitAbove(392, [named('Tarn Growers of the Upper Valley'), named('Mill'), named('Lark')])).toBe(
      false,
    );
    expect(fitAbove(392, [named('Bundesverwaltungsgericht'), named('Mill'), named('Lark')])).toBe(false);
  });

  it('keeps the numbers at the end apart', () => {
    expect(spread([30, 31, 60], 12, 50)).toEqual([19, 31, 50]);
  });
});

describe('the ladder', () => {
  it('puts tops in the highest layer and the rest by the longest path from below', () => {
    const places = layLadder([
      { id: 'top', above: [] },
      { id: 'middle', above: ['top'] },
      { id: 'low', above: ['middle'] },
      { id: 'other', above: [] },
      { id: 'short', above: ['other'] },
    ]);
    expect(places.get('low')).toEqual({ layer: 1, column: 0 });
    expect(places.get('middle')).toEqual({ layer: 2, column: 0 });
    expect(places.get('top')).toEqual({ layer: 3, column: 0 });
    expect(places.get('other')).toEqual({ layer: 3, column: 1 });
    expect(places.get('short')).toEqual({ layer: 1, column: 1 });
  });

  it('gives two boxes under one top columns of their own', () => {
    const places = layLadder([
      { id: 'top', above: [] },
      { id: 'a', above: ['top'] },
      { id: 'b', above: ['top'] },
    ]);
    expect(places.get('a')?.column).toBe(0);
    expect(places.get('b')?.column).toBe(1);
  });

  it('ends on a cycle', () => {
    expect(
      layLadder([
        { id: 'a', above: ['b'] },
        { id: 'b', above: ['a'] },
      ]).size,
    ).toBe(2);
  });

  it('links straight up where the boxes stand over each other and turns where they do not', () => {
    const box = (left: number, top: number) => ({ left, top, width: 100, height: 50 });
    const boxes = new Map([
      ['low', box(0, 200)],
      ['over', box(0, 0)],
      ['aside', box(200, 0)],
    ]);
    const [straight] = routeLinks([{ from: 'low', to: 'over', line: 'solid', label: 'leads to' }], boxes);
    expect(straight?.path).toBe('M50 200V50');
    const [turned] = routeLinks([{ from: 'low', to: 'aside', line: 'dashed' }], boxes);
    expect(turned?.path).toBe('M50 200V186H250V50');
  });

  it('goes up and down along links and sideways in the layer', () => {
    const node = (id: string, layer: number, column: number) => ({
      id,
      layer,
      column,
      name: id,
      line: 'solid' as const,
    });
    const nodes = [node('low', 1, 0), node('up', 2, 0), node('side', 1, 1)];
    const links = [{ from: 'low', to: 'up', line: 'solid' as const }];
    expect(neighbour('ArrowUp', 'low', nodes, links)).toBe('up');
    expect(neighbour('ArrowDown', 'up', nodes, links)).toBe('low');
    expect(neighbour('ArrowRight', 'low', nodes, links)).toBe('side');
    expect(neighbour('ArrowLeft', 'low', nodes, links)).toBeUndefined();
  });
});
