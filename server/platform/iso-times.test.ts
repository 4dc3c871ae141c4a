import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDay, isoText, isTime } from './iso-times.ts';

it('writes every time as the language itself does, whichever was written before', () => {
  fc.assert(
    fc.property(fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 5 }), (times) => {
      expect(times.map(isoText)).toEqual(times.map((time) => time.toISOString()));
    }),
    { numRuns: 200 },
  );
});

it('refuses what is no time', () => {
  expect(() => isoText(new Date(Number.NaN))).toThrow(RangeError);
});

it('knows a time and a day by how the language writes them', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), (time) => {
      expect(isTime(time.toISOString())).toBe(true);
      expect(isDay(time.toISOString().split('T')[0]!)).toBe(true);
    }),
  );
});

it.each(['2026-02-31', '2026-2-28', '2026-02-28T00:00:00.000Z', '28.02.2026', 'today', ''])(
  'takes "%s" for no day',
  (text) => expect(isDay(text)).toBe(false),
);

it.each(['2026-02-31T00:00:00.000Z', '2026-02-28T24:00:00.000Z', '2026-02-28T00:00:00Z', '2026-02-28', ''])(
  'takes "%s" for no time',
  (text) => expect(isTime(text)).toBe(false),
);
