import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findSelfIntersection } from './ring-problems.ts';

const closed = (...points: Array<[number, number]>) => Float64Array.from([...points, points[0]!].flat());

describe('self-intersection', () => {
  test('a bow tie crosses in its middle', () => {
    expect(findSelfIntersection(closed([0, 0], [2, 2], [2, 0], [0, 2]))).toEqual([1, 1]);
  });

  test('a spike that runs back over itself is found', () => {
    expect(findSelfIntersection(closed([0, 0], [4, 0], [4, 2], [4, 0.5], [4, 4], [0, 4]))).toBeDefined();
  });

  test('edges that lie on one another without being neighbours are found', () => {
    expect(
      findSelfIntersection(closed([0, 0], [4, 0], [4, 2], [3, 2], [3, 0], [1, 0], [1, 2], [0, 2])),
    ).toBeDefined();
  });

  test('a ring that only touches itself passes', () => {
    expect(findSelfIntersection(closed([0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4]))).toBeUndefined();
  });

  test('star-shaped rings never cross themselves, however jagged', () => {
    const radii = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(radii, (lengths) => {
        const points = lengths.map((length, i): [number, number] => {
          const angle = (2 * Math.PI * i) / lengths.length;
          return [length * Math.cos(angle), length * Math.sin(angle)];
        });
        expect(findSelfIntersection(closed(...points))).toBeUndefined();
      }),
    );
  });

  test('agrees with comparing every pair of edges', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
    const points = fc.uniqueArray(point, { minLength: 4, maxLength: 8, selector: ([x, y]) => x * 9 + y });
    fc.assert(
      fc.property(points, (corners) => {
        const ring = closed(...corners);
        if (properCrossing(ring)) expect(findSelfIntersection(ring)).toBeDefined();
      }),
    );
  });
});

/** Whether any two edges cross in a point inside both, by exact arithmetic on whole numbers. */
function properCrossing(ring: Float64Array): boolean {
  const turn = (i: number, j: number) =>
    Math.sign(
      (ring[i + 2]! - ring[i]!) * (ring[j + 1]! - ring[i + 1]!) -
        (ring[i + 3]! - ring[i + 1]!) * (ring[j]! - ring[i]!),
    );
  for (let a = 0; a + 3 < ring.length; a += 2) {
    for (let b = a + 2; b + 3 < ring.length; b += 2) {
      if (turn(a, b) * turn(a, b + 2) < 0 && turn(b, a) * turn(b, a + 2) < 0) return true;
    }
  }
  return false;
}
