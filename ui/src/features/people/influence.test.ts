import { describe, expect, it } from 'vitest';
import type { InfluenceView } from '~/ipc/bindings';
import { drawnLines, type Box } from './influence';

const box = (left: number, top: number): Box => ({ left, right: left + 100, top, bottom: top + 50 });
const boxes = {
  'stakeholder:a': box(0, 0),
  'stakeholder:b': box(136, 100),
  'stakeholder:c': box(272, 200),
  'stakeholder:d': box(0, 300),
};
const line = (from: string, to: string): InfluenceView => ({
  id: `${from}${to}`,
  from: { stakeholder: from },
  to: { stakeholder: to },
  kind: 'trusts',
});
const drawn = (from: string, to: string) => drawnLines([line(from, to)], boxes, 36)[0];

describe('a line of influence', () => {
  it('runs through the gap between two columns', () => {
    const found = drawn('a', 'b');
    expect(found?.path).toBe('M 100 16 H 109 V 116 H 136');
    expect(found && found.x > 100 && found.x < 136).toBe(true);
  });

  it('leads back along the same gap', () => {
    expect(drawn('b', 'a')?.path).toBe('M 136 116 H 109 V 16 H 100');
  });

  it('passes above what lies between when it leads further', () => {
    expect(drawn('a', 'c')?.path).toBe('M 100 16 H 109 V 196 H 313 V 200');
  });

  it('stays beside its column when both stand in it', () => {
    expect(drawn('a', 'd')?.path).toBe('M 0 16 H -27 V 316 H 0');
  });

  it('is left out where somebody is not on the map', () => {
    expect(drawn('a', 'nobody')).toBeUndefined();
  });

  it('has the number it has in the list', () => {
    const found = drawnLines([line('a', 'nobody'), line('a', 'b')], boxes, 36);
    expect(found.map((row) => row.number)).toEqual([2]);
  });
});
