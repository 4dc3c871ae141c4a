import { expect, it } from 'vitest';
import { daysUntil } from './days-until.ts';

it('counts days by the calendar of the centre, not by hours', () => {
  // Half past nine in the evening in London is already the third in Samara.
  const now = Date.parse('2026-11-02T21:30:00Z');
  expect(daysUntil('2026-11-03', now, 'Europe/Samara')).toBe(0);
  expect(daysUntil('2026-11-03', now, 'Europe/London')).toBe(1);
  expect(daysUntil('2026-11-01', now, 'Europe/Samara')).toBe(-2);
  expect(daysUntil('2026-11-02T21:00:00Z', now, 'Europe/Samara')).toBe(0);
});
