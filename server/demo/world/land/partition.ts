/**
 * Cuts a convex outline into municipalities: a power diagram (a Voronoi diagram whose sites have weights, so that
 * a city's district can be smaller than its neighbours), with every border roughened like a surveyed one. A border
 * is made once and used by both sides, so that cells neither overlap nor leave gaps.
 */
import { Random } from '../random.ts';
import { crossesItself, distance, type Flat } from './geometry.ts';

export type Site = {
  readonly at: Flat;
  /** Added to the squared reach of the site, in square kilometres; negative makes its cell smaller. */
  readonly weight: number;
};

export type Cell = {
  /** Counter-clockwise, first point not repeated. */
  readonly ring: readonly Flat[];
  /** Indexes of the cells across the border. */
  readonly neighbours: readonly number[];
};

export type Partition = {
  /** In the order of the sites. */
  readonly cells: readonly Cell[];
  /** The common outer border, counter-clockwise, first point not repeated. */
  readonly outline: readonly Flat[];
};

export function partition(outline: readonly Flat[], sites: readonly Site[], seed: string): Partition {
  const corners = new Corners();
  const cells = sites.map((_, i) => powerCell(outline, sites, i).map((point) => corners.snap(point)));
  // Rough borders can in theory cross near a sharp corner; halving the roughness always ends at the straight ones.
  for (let roughness = 0.11; ; roughness /= 2) {
    const borders = new Borders(seed, roughness < 0.01 ? 0 : roughness);
    const rings = cells.map((cell) => borders.ring(cell));
    const outer = borders.ring(outerRing(cells));
    if (roughness < 0.01 || ![...rings, outer].some(crossesItself)) {
      return {
        cells: rings.map((ring, i) => ({ ring, neighbours: neighboursOf(cells, i) })),
        outline: outer,
      };
    }
  }
}

/** Half-plane by half-plane (Sutherland–Hodgman): what is left of the outline after every rival took its side. */
function powerCell(outline: readonly Flat[], sites: readonly Site[], index: number): Flat[] {
  const own = sites[index]!;
  let cell: Flat[] = [...outline];
  for (const rival of sites)
    if (rival !== own) cell = clip(cell, (point) => power(point, rival) - power(point, own));
  return cell;
}

function power([x, y]: Flat, { at, weight }: Site): number {
  return (x - at[0]) ** 2 + (y - at[1]) ** 2 - weight;
}

/** Keeps the part where `side` is positive; `side` is linear along any segment, so crossings are exact. */
function clip(ring: readonly Flat[], side: (point: Flat) => number): Flat[] {
  const kept: Flat[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const sideA = side(a);
    const sideB = side(b);
    if (sideA >= 0) kept.push(a);
    if (sideA >= 0 !== sideB >= 0) {
      const t = sideA / (sideA - sideB);
      kept.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
    }
  }
  return kept;
}

/** A corner computed for two cells differs in its last bits; this makes it one point. */
class Corners {
  readonly #known: Flat[] = [];

  snap(point: Flat): Flat {
    const found = this.#known.find((known) => distance(known, point) < 1e-6);
    if (found) return found;
    this.#known.push(point);
    return point;
  }
}

class Borders {
  readonly #made = new Map<string, Flat[]>();
  readonly #seed: string;
  readonly #roughness: number;

  constructor(seed: string, roughness: number) {
    this.#seed = seed;
    this.#roughness = roughness;
  }

  ring(corners: readonly Flat[]): Flat[] {
    return corners.flatMap((corner, i) =>
      this.#from(corner, corners[(i + 1) % corners.length]!).slice(0, -1),
    );
  }

  /** The border between two corners, the same points in either direction. */
  #from(a: Flat, b: Flat): Flat[] {
    const forward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
    const [start, end] = forward ? [a, b] : [b, a];
    const key = `${start}|${end}`;
    let line = this.#made.get(key);
    if (!line) {
      line = roughen(start, end, this.#roughness, new Random(`${this.#seed}|${key}`));
      this.#made.set(key, line);
    }
    return forward ? line : line.toReversed();
  }
}

/** Midpoint displacement down to pieces of about three kilometres. */
function roughen(a: Flat, b: Flat, roughness: number, random: Random): Flat[] {
  const length = distance(a, b);
  if (length < 3) return [a, b];
  const shift = random.normal(0, roughness) * length;
  const bound = Math.max(-0.2 * length, Math.min(0.2 * length, shift));
  const middle: Flat = [
    (a[0] + b[0]) / 2 - ((b[1] - a[1]) / length) * bound,
    (a[1] + b[1]) / 2 + ((b[0] - a[0]) / length) * bound,
  ];
  return [...roughen(a, middle, roughness, random).slice(0, -1), ...roughen(middle, b, roughness, random)];
}

function sides(ring: readonly Flat[]): [Flat, Flat][] {
  return ring.map((point, i) => [point, ring[(i + 1) % ring.length]!]);
}

function neighboursOf(cells: readonly (readonly Flat[])[], index: number): number[] {
  const own = sides(cells[index]!);
  return cells.flatMap((other, i) => {
    if (i === index) return [];
    const touches = sides(other).some(([a, b]) => own.some(([c, d]) => a === d && b === c));
    return touches ? [i] : [];
  });
}

/** The sides that only one cell has, joined head to tail. */
function outerRing(cells: readonly (readonly Flat[])[]): Flat[] {
  const all = cells.flatMap((cell) => sides(cell));
  const outer = new Map(all.filter(([a, b]) => !all.some(([c, d]) => a === d && b === c)));
  const start = outer.keys().next().value!;
  const ring = [start];
  for (let next = outer.get(start); next && next !== start; next = outer.get(next)) ring.push(next);
  return ring;
}
