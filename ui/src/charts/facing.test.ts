import { describe, expect, it } from 'vitest';
import { facingHeight, routeFacing, type FacingLink } from './facing';

const size = { width: 400, row: 48, gap: 7 };
const link = (id: string, from: number, to: number): FacingLink => ({
  id,
  from,
  to,
  form: 'plain',
  label: 'go together',
});

describe('links between facing lists', () => {
  it('run from the middle of one row to the middle of the other, level at both ends', () => {
    const [route] = routeFacing([link('a', 0, 1)], size);
    expect(route?.path).toBe('M0 24C144 24 256 79 400 79');
    expect(facingHeight(3, size)).toBe(158);
  });

  it('have a label in the middle, unless it would cover another', () => {
    const [first, second] = routeFacing([link('a', 0, 1), link('b', 1, 0)], size);
    expect(first?.x).toBe(200);
    expect(Math.abs((second?.y ?? 0) - (first?.y ?? 0)) + Math.abs((second?.x ?? 0) - 200)).toBeGreaterThan(
      10,
    );
  });

  it('leave a label out where there is no room for it', () => {
    const long = { ...link('a', 0, 0), label: 'x'.repeat(200) };
    const routes = routeFacing([long, { ...long, id: 'b' }], size);
    expect(routes.map((route) => route.room)).toEqual(['some', 'none']);
  });

  it('keep a long label inside the gap', () => {
    const [route] = routeFacing([{ ...link('a', 0, 0), label: 'x'.repeat(200) }], size);
    expect(route?.x).toBe(200);
  });
});
