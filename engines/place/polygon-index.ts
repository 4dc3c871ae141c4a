import type { Polygon } from './geometry.ts';

/** Edges per horizontal band aimed at; below four the bands cost more than they save. */
const EDGES_PER_BAND = 4;
const MOST_BANDS = 512;

/**
 * One area's edges filed into horizontal bands, so that a test looks at a few edges instead of all.
 * `edges` holds x1, y1, x2, y2 for each edge; band b lists edges `filed[start[b]] … filed[start[b + 1] - 1]`.
 */
export interface PolygonIndex {
  west: number;
  south: number;
  east: number;
  north: number;
  bandsPerDegree: number;
  start: Int32Array;
  filed: Int32Array;
  edges: Float64Array;
}

/** Files every edge of every ring (holes too: the even-odd rule treats them alike). */
export function indexPolygons(polygons: readonly Polygon[]): PolygonIndex {
  const edges = collectEdges(polygons);
  const bounds = edgeBounds(edges);
  const count = edges.length / 4;
  const bands = Math.max(1, Math.min(MOST_BANDS, Math.ceil(count / EDGES_PER_BAND)));
  const height = bounds.north - bounds.south;
  const bandsPerDegree = height > 0 ? bands / height : 0;
  const { start, filed } = fileEdges(edges, bounds.south, bandsPerDegree, bands);
  return { ...bounds, bandsPerDegree, start, filed, edges };
}

/**
 * Whether the position is inside by the even-odd rule. Edges are half open (lower end in, upper end out), so a
 * position on a shared border belongs to one side only and rays through vertices count once.
 */
export function contains(index: PolygonIndex, x: number, y: number): boolean {
  if (x < index.west || x > index.east || y < index.south || y > index.north) return false;
  const { edges, filed, start } = index;
  const band = Math.min(start.length - 2, ((y - index.south) * index.bandsPerDegree) | 0);
  let inside = false;
  for (let i = start[band]!, end = start[band + 1]!; i < end; i++) {
    const e = filed[i]! * 4;
    const y1 = edges[e + 1]!;
    const y2 = edges[e + 3]!;
    if (y1 > y === y2 > y) continue;
    const x1 = edges[e]!;
    if (x < ((edges[e + 2]! - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/**
 * Squared distance to the nearest edge in units of a degree of latitude, or `limit` when none is nearer.
 * `squeeze` is the cosine of the latitude: within the few kilometres asked for, the plane is exact enough.
 */
export function squaredDistance(
  index: PolygonIndex,
  x: number,
  y: number,
  squeeze: number,
  limit: number,
): number {
  const reach = Math.sqrt(limit);
  const last = index.start.length - 2;
  const from = bandOf(index, y - reach, last);
  const to = bandOf(index, y + reach, last);
  let best = limit;
  for (let i = index.start[from]!, end = index.start[to + 1]!; i < end; i++) {
    best = Math.min(best, squaredToEdge(index.edges, index.filed[i]! * 4, x, y, squeeze));
  }
  return best;
}

function bandOf(index: PolygonIndex, y: number, last: number): number {
  return Math.max(0, Math.min(last, Math.floor((y - index.south) * index.bandsPerDegree)));
}

function squaredToEdge(edges: Float64Array, e: number, x: number, y: number, squeeze: number): number {
  const ax = (edges[e]! - x) * squeeze;
  const ay = edges[e + 1]! - y;
  const dx = (edges[e + 2]! - edges[e]!) * squeeze;
  const dy = edges[e + 3]! - edges[e + 1]!;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  const px = ax + along * dx;
  const py = ay + along * dy;
  return px * px + py * py;
}

function collectEdges(polygons: readonly Polygon[]): Float64Array {
  let count = 0;
  for (const polygon of polygons) for (const ring of polygon) count += Math.max(0, ring.length / 2 - 1);
  const edges = new Float64Array(count * 4);
  let at = 0;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0; i + 3 < ring.length; i += 2, at += 4) edges.set(ring.subarray(i, i + 4), at);
    }
  }
  return edges;
}

function edgeBounds(edges: Float64Array) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < edges.length; i += 2) {
    west = Math.min(west, edges[i]!);
    east = Math.max(east, edges[i]!);
    south = Math.min(south, edges[i + 1]!);
    north = Math.max(north, edges[i + 1]!);
  }
  return { west, south, east, north };
}

function fileEdges(edges: Float64Array, south: number, bandsPerDegree: number, bands: number) {
  const count = edges.length / 4;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const start = new Int32Array(bands + 1);
  for (let i = 0; i < count; i++) {
    const low = Math.min(edges[i * 4 + 1]!, edges[i * 4 + 3]!);
    const high = Math.max(edges[i * 4 + 1]!, edges[i * 4 + 3]!);
    first[i] = Math.min(bands - 1, ((low - south) * bandsPerDegree) | 0);
    last[i] = Math.min(bands - 1, ((high - south) * bandsPerDegree) | 0);
    for (let band = first[i]!; band <= last[i]!; band++) start[band + 1]!++;
  }
  for (let band = 0; band < bands; band++) start[band + 1]! += start[band]!;
  const filed = new Int32Array(start[bands]!);
  const next = start.slice();
  for (let i = 0; i < count; i++) {
    for (let band = first[i]!; band <= last[i]!; band++) filed[next[band]!++] = i;
  }
  return { start, filed };
}
