import { describe, expect, it } from 'vitest';
import type { PlanRow } from '~/ipc/bindings';
import { byDay } from './dormant';

const row = (name: string, dormant_until: string | null) => ({ name, dormant_until }) as PlanRow;

describe('we close only the low hanging fruit', () => {
  it('a plan that is put aside comes back on its day, and stays back', () => {
    const rows = [
      row('now', null),
      row('later', '2026-09-02'),
      row('soon', '2026-06-02'),
      row('back', '2026-06-01'),
    ];
    const shown = byDay(rows, '2026-06-01');
    expect(shown.current.map((plan) => plan.name)).toEqual(['now']);
    expect(shown.returned.map((plan) => plan.name)).toEqual(['back']);
    expect(shown.aside.map((plan) => plan.name)).toEqual(['soon', 'later']);
    expect(byDay(rows, '2026-07-01').returned).toHaveLength(2);
  });
});
