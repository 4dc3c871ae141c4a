import { areaSquareMetres, type BoundaryArea, METRES_PER_DEGREE } from './geometry.ts';
import { buildGrid } from './grid.ts';
import { contains, indexPolygons, squaredDistance } from './polygon-index.ts';

/** The area a point belongs to; `distance` is 0 inside it, else metres to its border across a gap. */
export interface Location {
  id: string;
  distance: number;
}

export interface LocatorOptions {
  /** How far outside every area a point may lie and still be given to the nearest one. Default 2,000 m. */
  toleranceMetres?: number;
  /**
   * Who wins where areas overlap. `smallest` (default): the one with less ground, so a town drawn on top of its
   * district wins; equal ground: the earlier. `first`: the one handed in earlier.
   */
  overlap?: 'smallest' | 'first';
}

/** For each point the index of its area in the list handed in (-1: none) and the distance in metres. */
export interface LocatedPoints {
  areas: Int32Array;
  distances: Float32Array;
}

export interface Locator {
  /** The one area of a point in degrees; undefined when none is within the tolerance or a number is not finite. */
  locate(lon: number, lat: number): Location | undefined;
  /** Every area that contains the point, the winner first. */
  containing(lon: number, lat: number): string[];
  /** Many points at once, without an object for each. Both arrays have one number a point. */
  locateMany(lons: ArrayLike<number>, lats: ArrayLike<number>): LocatedPoints;
}

/**
 * Borders simplified to about 0.001° leave gaps of a few hundred metres, seldom over a kilometre;
 * two kilometres bridges them without handing a point far out at sea to a town.
 */
const DEFAULT_TOLERANCE = 2_000;

/** Builds the index: about a second for a million vertices. The areas are not kept and may change afterwards. */
export function createLocator(areas: readonly BoundaryArea[], options: LocatorOptions = {}): Locator {
  const tolerance = (options.toleranceMetres ?? DEFAULT_TOLERANCE) / METRES_PER_DEGREE;
  const ids = areas.map((area) => area.id);
  const order = rankAreas(areas, options.overlap ?? 'smallest');
  const shapes = order.map((area) => indexPolygons(areas[area]!.polygons));
  const grid = buildGrid(shapes);

  /** Rank of the winner; squared distance in `nearestSquared` when it is outside. */
  let nearestSquared = 0;
  function rankOf(lon: number, lat: number): number {
    nearestSquared = 0;
    for (let i = grid.first(lon, lat), end = grid.last(lon, lat); i < end; i++) {
      const rank = grid.filed[i]!;
      if (contains(shapes[rank]!, lon, lat)) return rank;
    }
    return tolerance > 0 ? nearest(lon, lat) : -1;
  }

  function nearest(lon: number, lat: number): number {
    if (!Number.isFinite(lon) || !(Math.abs(lat) <= 90)) return -1;
    const limit = tolerance * tolerance;
    const squeeze = Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    nearestSquared = limit;
    let best = -1;
    grid.near(lon, lat, tolerance / squeeze, tolerance, (rank) => {
      const squared = squaredDistance(shapes[rank]!, lon, lat, squeeze, nearestSquared);
      if (squared < nearestSquared || (squared < limit && squared === nearestSquared && rank < best)) {
        nearestSquared = squared;
        best = rank;
      }
    });
    return best;
  }

  const metres = () => Math.sqrt(nearestSquared) * METRES_PER_DEGREE;
  return {
    locate(lon, lat) {
      const rank = rankOf(lon, lat);
      return rank < 0 ? undefined : { id: ids[order[rank]!]!, distance: metres() };
    },
    containing(lon, lat) {
      const found: string[] = [];
      for (let i = grid.first(lon, lat), end = grid.last(lon, lat); i < end; i++) {
        const rank = grid.filed[i]!;
        if (contains(shapes[rank]!, lon, lat)) found.push(ids[order[rank]!]!);
      }
      return found;
    },
    locateMany(lons, lats) {
      const found: LocatedPoints = {
        areas: new Int32Array(lons.length),
        distances: new Float32Array(lons.length),
      };
      for (let i = 0; i < lons.length; i++) {
        const rank = rankOf(lons[i]!, lats[i]!);
        found.areas[i] = rank < 0 ? -1 : order[rank]!;
        found.distances[i] = rank < 0 ? 0 : metres();
      }
      return found;
    },
  };
}

/** Indices of the areas, the one that wins an overlap first: then the first hit in a cell is the answer. */
function rankAreas(areas: readonly BoundaryArea[], overlap: 'smallest' | 'first'): number[] {
  const order = areas.map((_, index) => index);
  if (overlap === 'first') return order;
  const ground = areas.map((area) => areaSquareMetres(area.polygons));
  return order.sort((a, b) => ground[a]! - ground[b]! || a - b);
}
