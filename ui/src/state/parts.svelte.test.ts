import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { Parts } from './parts.svelte';

const whole = () => ({ name: 'A', rows: [{ id: 1 }, { id: 2 }] });

test('the whole stays the same object and tells its newest parts', () => {
  const parts = new Parts(whole());
  const seen = parts.whole;
  parts.take({ name: 'B', rows: [{ id: 1 }, { id: 3 }] });
  expect(parts.whole).toBe(seen);
  expect({ ...seen }).toEqual({ name: 'B', rows: [{ id: 1 }, { id: 3 }] });
});

test('who looks at a part is asked again only when that part changes', () => {
  const parts = new Parts(whole());
  const seen: unknown[] = [];
  const end = $effect.root(() => {
    $effect(() => void seen.push(parts.whole.rows));
  });
  flushSync();
  parts.take({ ...whole(), name: 'B' });
  flushSync();
  expect(seen).toEqual([whole().rows]);
  parts.take({ name: 'B', rows: [{ id: 2 }] });
  flushSync();
  expect(seen).toEqual([whole().rows, [{ id: 2 }]]);
  end();
});
