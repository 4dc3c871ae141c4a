/** Plane geometry in kilometres, and its way to degrees. */
import type { Point } from '../world.types.ts';

export type Flat = readonly [x: number, y: number];

/** Middle of the fictional region. The place on the globe is real, the land drawn on it is not. */
const ORIGIN: Point = [56.4, 59.7];
const KM_PER_DEGREE = 111.32;
const KM_PER_DEGREE_EAST = KM_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180);

/** Six decimals are about ten centimetres: finer would be false precision and longer files. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function toDegrees([x, y]: Flat): Point {
  return [rounded(ORIGIN[0] + x / KM_PER_DEGREE_EAST), rounded(ORIGIN[1] + y / KM_PER_DEGREE)];
}

export function distance(a: Flat, b: Flat): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** Signed area of a ring without the repeated last point: positive when counter-clockwise. */
export function signedArea(ring: readonly Flat[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
}

/** Even–odd test; a point on the border may fall on either side. */
export function contains(ring: readonly Flat[], [x, y]: Flat): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Distance from a point to the nearest side of a ring. */
export function distanceToBorder(ring: readonly Flat[], point: Flat): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < ring.length; i++) {
    best = Math.min(best, distanceToSegment(point, ring[i]!, ring[(i + 1) % ring.length]!));
  }
  return best;
}

function distanceToSegment(p: Flat, a: Flat, b: Flat): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const t = Math.max(0, Math.min(1, along));
  return distance(p, [a[0] + t * dx, a[1] + t * dy]);
}

function turn(a: Flat, b: Flat, c: Flat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function cross(a: Flat, b: Flat, c: Flat, d: Flat): boolean {
  return turn(a, b, c) > 0 !== turn(a, b, d) > 0 && turn(c, d, a) > 0 !== turn(c, d, b) > 0;
}

/** Whether two sides of the ring that are not neighbours cross. Quadratic: rings here have a few hundred points. */
export function crossesItself(ring: readonly Flat[]): boolean {
  const n = ring.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (cross(ring[i]!, ring[i + 1]!, ring[j]!, ring[(j + 1) % n]!)) return true;
    }
  }
  return false;
}
