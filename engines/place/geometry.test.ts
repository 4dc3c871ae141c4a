import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaSquareMetres,
  boundingBox,
  centroid,
  distanceMetres,
  EARTH_RADIUS,
  type Ring,
} from './geometry.ts';

const ring = (...numbers: number[]): Ring => Float64Array.from(numbers);
const square = (west: number, south: number, size: number): Ring =>
  ring(west, south, west + size, south, west + size, south + size, west, south + size, west, south);

describe('distance', () => {
  test('one degree along a meridian is a 360th of the circumference', () => {
    expect(distanceMetres(40, 10, 40, 11)).toBeCloseTo((2 * Math.PI * EARTH_RADIUS) / 360, 3);
  });

  test('the poles are half the circumference apart whatever their longitudes', () => {
    expect(distanceMetres(12, 90, 77, -90)).toBeCloseTo(Math.PI * EARTH_RADIUS, 3);
  });

  test('crosses the antimeridian the short way', () => {
    expect(distanceMetres(179.9, 0, -179.9, 0)).toBeCloseTo(distanceMetres(0, 0, 0.2, 0), 3);
  });

  test('is symmetric, zero only to itself, and keeps the triangle inequality', () => {
    const point = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -89, max: 89 }));
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const ab = distanceMetres(...a, ...b);
        expect(ab).toBeCloseTo(distanceMetres(...b, ...a), 6);
        expect(distanceMetres(...a, ...a)).toBe(0);
        expect(ab).toBeLessThanOrEqual(distanceMetres(...a, ...c) + distanceMetres(...c, ...b) + 1e-3);
      }),
    );
  });
});

describe('area', () => {
  test('a cell between parallels has the area of its zone of the sphere', () => {
    const zone = EARTH_RADIUS ** 2 * (Math.PI / 180) * (Math.sin(Math.PI / 180) - Math.sin(0));
    expect(areaSquareMetres([[square(30, 0, 1)]]) / zone).toBeCloseTo(1, 4);
  });

  test('takes holes out and does not care for the direction of rings', () => {
    const outer = square(0, 0, 4);
    const hole = square(1, 1, 1);
    const reversed = ring(0, 0, 0, 4, 4, 4, 4, 0, 0, 0);
    const whole = areaSquareMetres([[outer]]);
    expect(areaSquareMetres([[outer, hole]])).toBeCloseTo(whole - areaSquareMetres([[hole]]), 0);
    expect(areaSquareMetres([[reversed]])).toBeCloseTo(whole, 0);
  });
});

describe('centroid and bounding box', () => {
  test('a hole pushes the centroid away', () => {
    expect(centroid([[square(0, 0, 4)]])).toEqual([2, 2]);
    const [lon, lat] = centroid([[square(0, 0, 4), square(2, 2, 2)]]) ?? [0, 0];
    expect(lon).toBeCloseTo(5 / 3, 9);
    expect(lat).toBeCloseTo(5 / 3, 9);
  });

  test('are undefined for nothing', () => {
    expect(centroid([])).toBeUndefined();
    expect(boundingBox([[]])).toBeUndefined();
  });

  test('the box holds every ring', () => {
    expect(boundingBox([[square(0, 0, 1)], [square(5, -3, 2)]])).toEqual([0, -3, 7, 1]);
  });
});
