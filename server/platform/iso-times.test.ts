import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoText } from './iso-times.ts';

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
