import { expect, test } from 'vitest';
import { shared } from './sharing';

const plan = () => ({
  name: 'A',
  rows: [
    { id: 1, level: 2 },
    { id: 2, level: 3 },
  ],
  note: null as string | null,
});

test('what is equal is the very same', () => {
  const before = plan();
  expect(shared(before, plan())).toBe(before);
});

test('a changed row is new and its neighbours stay', () => {
  const before = plan();
  const now = plan();
  now.rows[1] = { id: 2, level: 0 };
  const kept = shared(before, now);
  expect(kept).toEqual(now);
  expect(kept.rows).not.toBe(before.rows);
  expect(kept.rows[0]).toBe(before.rows[0]);
});

test('what came or went is seen', () => {
  const before = plan();
  const longer = plan();
  longer.rows.push({ id: 3, level: 1 });
  expect(shared(before, longer).rows).toHaveLength(3);
  expect(shared({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
  expect(shared(before, { ...plan(), note: 'said' }).note).toBe('said');
});
