import { type BoundaryProblem, type BoundaryProblemCode, boundaryProblem } from './boundary-problems.ts';
import type { Polygon, Ring } from './geometry.ts';
import { findSelfIntersection } from './ring-problems.ts';

/** Beyond any angle in degrees, so the numbers must be metres of a projection. */
const LARGEST_ANGLE = 360;

/** Where a message points, and where it goes. */
export interface FeatureReport {
  feature: number;
  id: string;
  problems: BoundaryProblem[];
}

function report(
  to: FeatureReport,
  code: BoundaryProblemCode,
  params: Record<string, string | number>,
): undefined {
  to.problems.push(boundaryProblem(code, { feature: to.feature, id: to.id, ...params }));
}

/** A ring that encloses nothing, as simplifying leaves behind. The caller knows whether the feature can do without. */
interface Collapsed {
  count: number;
}

/**
 * Polygons from the untrusted coordinates of a MultiPolygon; undefined (with the reason reported) when the
 * feature cannot be used. Holes and parts that collapsed to a line are dropped as long as some ground remains.
 */
export function readPolygons(parts: readonly unknown[], to: FeatureReport): Polygon[] | undefined {
  const polygons: Polygon[] = [];
  const collapsed: Array<Collapsed & { part: number }> = [];
  for (const [part, value] of parts.entries()) {
    const polygon = readPolygon(value, to);
    if (polygon === undefined) return undefined;
    if (Array.isArray(polygon)) polygons.push(polygon);
    else collapsed.push({ part, count: polygon.count });
  }
  if (polygons.length > 0)
    for (const { part, count } of collapsed) report(to, 'collapsed-part', { part, count });
  else return reportCollapse(collapsed[0]?.count ?? 0, to);
  return polygons;
}

function reportCollapse(count: number, to: FeatureReport): undefined {
  return report(to, count < 3 ? 'too-few-points' : 'no-ground', { ring: 0, count });
}

function readPolygon(value: unknown, to: FeatureReport): Polygon | Collapsed | undefined {
  if (!Array.isArray(value) || value.length === 0) return report(to, 'bad-coordinates', { type: 'Polygon' });
  const rings: Polygon = [];
  for (const [index, candidate] of value.entries()) {
    const ring = readRing(candidate, index, to);
    if (ring === undefined) return undefined;
    const isHole = index > 0;
    if (!(ring instanceof Float64Array)) {
      if (!isHole) return ring;
      report(to, 'collapsed-hole', { ring: index, count: ring.count });
    } else if (isHole && !startsInside(rings[0]!, ring)) report(to, 'hole-outside', { ring: index });
    else rings.push(ring);
  }
  return rings;
}

function readRing(value: unknown, ring: number, to: FeatureReport): Ring | Collapsed | undefined {
  if (!Array.isArray(value)) return report(to, 'bad-coordinates', { type: 'Polygon' });
  const numbers = readPositions(value, ring, to);
  if (numbers === undefined) return undefined;
  closeRing(numbers, ring, to);
  const count = countDifferent(numbers);
  const closed = Float64Array.from(numbers);
  if (count < 3 || isFlat(closed)) return { count };
  const crossing = findSelfIntersection(closed);
  if (crossing) report(to, 'self-intersection', { ring, lon: round(crossing[0]), lat: round(crossing[1]) });
  return closed;
}

function countDifferent(numbers: readonly number[]): number {
  const seen = new Set<string>();
  for (let i = 0; i + 1 < numbers.length && seen.size < 3; i += 2)
    seen.add(`${numbers[i]} ${numbers[i + 1]}`);
  return seen.size;
}

function readPositions(value: readonly unknown[], ring: number, to: FeatureReport): number[] | undefined {
  const numbers: number[] = [];
  let repeated = false;
  for (const [position, pair] of value.entries()) {
    const lon: unknown = Array.isArray(pair) ? pair[0] : undefined;
    const lat: unknown = Array.isArray(pair) ? pair[1] : undefined;
    if (
      typeof lon !== 'number' ||
      typeof lat !== 'number' ||
      !Number.isFinite(lon) ||
      !Number.isFinite(lat)
    ) {
      return report(to, 'not-a-number', { ring, position });
    }
    const bad = rangeProblem(lon, lat);
    if (bad) return report(to, bad, { ring, position, lon, lat });
    if (numbers.at(-2) !== lon || numbers.at(-1) !== lat) numbers.push(lon, lat);
    else if (!repeated) {
      repeated = true;
      report(to, 'repeated-point', { ring, position });
    }
  }
  return numbers;
}

function rangeProblem(lon: number, lat: number): BoundaryProblemCode | undefined {
  if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) return undefined;
  if (Math.abs(lon) > LARGEST_ANGLE || Math.abs(lat) > LARGEST_ANGLE) return 'projected-coordinates';
  return Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? 'swapped-coordinates' : 'out-of-range';
}

function closeRing(numbers: number[], ring: number, to: FeatureReport): void {
  const [lon, lat] = numbers;
  if (lon === undefined || lat === undefined) return;
  if (numbers.length > 2 && numbers.at(-2) === lon && numbers.at(-1) === lat) return;
  numbers.push(lon, lat);
  report(to, 'unclosed-ring', { ring });
}

/** Whether no three positions span a triangle. */
function isFlat(ring: Ring): boolean {
  const [x0, y0, x1, y1] = [ring[0]!, ring[1]!, ring[2]!, ring[3]!];
  for (let i = 4; i < ring.length; i += 2) {
    if ((x1 - x0) * (ring[i + 1]! - y0) !== (y1 - y0) * (ring[i]! - x0)) return false;
  }
  return true;
}

/** Any vertex strictly inside settles it; a hole on the border all round is taken as inside. */
function startsInside(outer: Ring, hole: Ring): boolean {
  let onlyBorder = true;
  for (let i = 0; i + 1 < hole.length; i += 2) {
    const place = placeInRing(outer, hole[i]!, hole[i + 1]!);
    if (place === 'inside') return true;
    if (place === 'outside') onlyBorder = false;
  }
  return onlyBorder;
}

function placeInRing(ring: Ring, x: number, y: number): 'inside' | 'outside' | 'border' {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    const turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
    const within =
      Math.min(x1, x2) <= x && x <= Math.max(x1, x2) && Math.min(y1, y2) <= y && y <= Math.max(y1, y2);
    if (turn === 0 && within) return 'border';
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside ? 'inside' : 'outside';
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
