import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLzw, writeLzw } from './lzw.rules.ts';

it('gives back what was written, whatever was', () => {
  const indices = fc
    .integer({ min: 2, max: 8 })
    .chain((least) => fc.tuple(fc.constant(least), fc.uint8Array({ minLength: 1, max: 2 ** least - 1 })));
  fc.assert(
    fc.property(indices, ([least, pixels]) => {
      expect(readLzw(writeLzw(pixels, least), least, pixels.length)).toEqual(pixels);
    }),
    { numRuns: 100 },
  );
});

it('fills its table and begins it anew', () => {
  const pixels = Uint8Array.from({ length: 60_000 }, (_, at) => (at * at * 31 + (at >> 5)) & 0xff);
  expect(readLzw(writeLzw(pixels, 8), 8, pixels.length)).toEqual(pixels);
});

it('reads codes made by others: clear, one, what is just being made, end', () => {
  // GIF89a's own case: the second code stands for the string it is about to add.
  expect(readLzw(Uint8Array.of(0b10_001_100, 0b0001_0111), 2, 3)).toEqual(Uint8Array.of(1, 1, 1));
});

it('is nothing when there are too few codes, or codes of nothing, and no bytes make it fail', () => {
  expect(readLzw(Uint8Array.of(0b01_001_100), 2, 3)).toBeUndefined();
  expect(readLzw(Uint8Array.of(0b11_111_100), 2, 3)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 2, max: 8 }), (codes, least) => {
      expect(readLzw(codes, least, 50)?.length ?? 50).toBe(50);
    }),
    { numRuns: 200 },
  );
});
