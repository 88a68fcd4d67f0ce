import { expect, test } from 'vitest';
import { bandOf } from './band';

test('somebody who approves and advises stands with those who approve', () => {
  expect(bandOf(['advises', 'approves'])).toBe('approve');
});

test('somebody without a part stands with all others', () => {
  expect(bandOf([])).toBe('others');
});
