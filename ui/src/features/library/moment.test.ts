import { expect, test } from 'vitest';
import { dayOrTime } from './moment';

const now = new Date(2026, 4, 6, 14, 0);

test('today shows the time', () => {
  expect(dayOrTime(new Date(2026, 4, 6, 9, 5).toISOString(), now)).toBe('09:05');
});

test('another day shows the day, another year the year too', () => {
  expect(dayOrTime(new Date(2026, 3, 28).toISOString(), now)).toMatch(/28/);
  expect(dayOrTime(new Date(2025, 3, 28).toISOString(), now)).toMatch(/2025/);
});

test('what is no moment shows nothing', () => {
  expect(dayOrTime('soon', now)).toBe('');
});
