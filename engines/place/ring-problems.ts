import type { Ring } from './geometry.ts';

interface Edge {
  index: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  west: number;
  east: number;
}

/**
 * The first place where two edges of a closed ring cross or run over one another, or undefined when the ring is
 * simple. A ring that only touches itself at a vertex passes: such rings are common in published data and the
 * even-odd rule reads them rightly. Sweeps west to east, so it is fast unless very many edges overlap in longitude.
 */
export function findSelfIntersection(ring: Ring): [lon: number, lat: number] | undefined {
  const edges = edgesWestToEast(ring);
  const last = ring.length / 2 - 2;
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter((other) => other.east >= edge.west);
    for (const other of active) {
      const gap = Math.abs(edge.index - other.index);
      const meeting = gap === 1 || gap === last ? retraces(edge, other) : crosses(edge, other);
      if (meeting) return meetingPoint(edge, other);
    }
    active.push(edge);
  }
  return undefined;
}

function edgesWestToEast(ring: Ring): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1, y1, x2, y2] = [ring[i]!, ring[i + 1]!, ring[i + 2]!, ring[i + 3]!];
    edges.push({ index: i / 2, x1, y1, x2, y2, west: Math.min(x1, x2), east: Math.max(x1, x2) });
  }
  return edges.sort((a, b) => a.west - b.west);
}

/** Twice the signed area of the triangle: the side of a→b on which (x, y) lies. */
function side(edge: Edge, x: number, y: number): number {
  return (edge.x2 - edge.x1) * (y - edge.y1) - (edge.y2 - edge.y1) * (x - edge.x1);
}

function crosses(a: Edge, b: Edge): boolean {
  if (Math.min(a.y1, a.y2) > Math.max(b.y1, b.y2) || Math.min(b.y1, b.y2) > Math.max(a.y1, a.y2))
    return false;
  const a1 = side(b, a.x1, a.y1);
  const a2 = side(b, a.x2, a.y2);
  const b1 = side(a, b.x1, b.y1);
  const b2 = side(a, b.x2, b.y2);
  if (a1 === 0 && a2 === 0) return sharedLength(a, b) > 0;
  return a1 * a2 < 0 && b1 * b2 < 0;
}

/** Neighbours share a vertex; they are wrong only when one folds back over the other. */
function retraces(a: Edge, b: Edge): boolean {
  return side(a, b.x1, b.y1) === 0 && side(a, b.x2, b.y2) === 0 && sharedLength(a, b) > 0;
}

/** How much two edges on one line have in common, measured along the longer axis. */
function sharedLength(a: Edge, b: Edge): number {
  if (Math.abs(a.x2 - a.x1) >= Math.abs(a.y2 - a.y1)) {
    return Math.min(a.east, b.east) - Math.max(a.west, b.west);
  }
  return (
    Math.min(Math.max(a.y1, a.y2), Math.max(b.y1, b.y2)) -
    Math.max(Math.min(a.y1, a.y2), Math.min(b.y1, b.y2))
  );
}

function meetingPoint(a: Edge, b: Edge): [number, number] {
  const from = side(b, a.x1, a.y1);
  const to = side(b, a.x2, a.y2);
  const along = from === to ? 0 : from / (from - to);
  return [a.x1 + along * (a.x2 - a.x1), a.y1 + along * (a.y2 - a.y1)];
}
