import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsFor, createBuckets } from './buckets.ts';

const find = (buckets: ReturnType<typeof createBuckets>, key: number) => {
  const out = new Uint32Array(64);
  return [...out.subarray(0, buckets.find(key, out, 0))];
};

test('what was filed under a key is found under it, the newest first, four at most', () => {
  const buckets = createBuckets(new Uint32Array(cellsFor(100, 1)), 100);
  for (let entry = 0; entry < 6; entry++) buckets.add(0xdeadbeef, entry, 4);
  expect(find(buckets, 0xdeadbeef)).toEqual([5, 4, 3, 2]);
});

test('the newest entry of any key is always found, whatever else was filed', () => {
  const filing = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(999)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(filing, fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.nat(999), (others, key, entry) => {
      const buckets = createBuckets(new Uint32Array(cellsFor(100, 1)), 1000);
      for (const [k, e] of others) buckets.add(k, e, 4);
      buckets.add(key, entry, 4);
      expect(find(buckets, key)[0]).toBe(entry);
    }),
  );
});

test('a bucket full of one key leaves room for others', () => {
  const buckets = createBuckets(new Uint32Array(8), 1000);
  buckets.add(1, 1, 4);
  buckets.add(2, 2, 4);
  for (let entry = 10; entry < 100; entry++) buckets.add(3, entry, 4);
  expect(find(buckets, 1)).toEqual([1]);
  expect(find(buckets, 2)).toEqual([2]);
});

test('entries up to the limit keep their value', () => {
  const limit = 2 ** 24 - 2;
  const buckets = createBuckets(new Uint32Array(8), limit);
  buckets.add(7, limit - 1, 4);
  expect(find(buckets, 7)).toEqual([limit - 1]);
});
