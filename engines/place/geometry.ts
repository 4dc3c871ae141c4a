/** A closed ring as flat pairs lon, lat, lon, lat …; the first position is repeated at the end. Degrees, WGS 84. */
export type Ring = Float64Array;

/** The outer ring, then its holes. */
export type Polygon = Ring[];

/** One area to be found: any number of polygons under one id. `properties` are those of the imported feature. */
export interface BoundaryArea {
  id: string;
  name?: string;
  properties: Record<string, unknown>;
  polygons: Polygon[];
}

/** West, south, east, north in degrees, as in RFC 7946, section 5. */
export type BoundingBox = [west: number, south: number, east: number, north: number];

/** Mean Earth radius in metres: R1 of the GRS 80 ellipsoid (Moritz, Journal of Geodesy 74, 2000). */
export const EARTH_RADIUS = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Metres in one degree of latitude on the sphere above. */
export const METRES_PER_DEGREE = EARTH_RADIUS * RADIANS;

/**
 * Great-circle distance in metres by the haversine formula (Sinnott, Sky & Telescope 68, 1984).
 * On a sphere: up to 0.5 % off the ellipsoid, which is well below the error of an address.
 */
export function distanceMetres(lonA: number, latA: number, lonB: number, latB: number): number {
  const halfLat = ((latB - latA) * RADIANS) / 2;
  const halfLon = ((lonB - lonA) * RADIANS) / 2;
  const h =
    Math.sin(halfLat) ** 2 + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * Math.sin(halfLon) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The box around all rings, or undefined when there is no position. Does not join halves split at ±180°. */
export function boundingBox(polygons: readonly Polygon[]): BoundingBox | undefined {
  const box: BoundingBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) for (const ring of polygon) growBox(box, ring);
  return box[0] === Infinity ? undefined : box;
}

function growBox(box: BoundingBox, ring: Ring): void {
  for (let i = 0; i + 1 < ring.length; i += 2) {
    const lon = ring[i]!;
    const lat = ring[i + 1]!;
    if (lon < box[0]) box[0] = lon;
    if (lat < box[1]) box[1] = lat;
    if (lon > box[2]) box[2] = lon;
    if (lat > box[3]) box[3] = lat;
  }
}

/**
 * Area in square metres on the sphere, holes taken out, whatever the direction of the rings
 * (Chamberlain and Duquette, "Some Algorithms for Polygons on a Sphere", JPL Publication 07-03, 2007).
 */
export function areaSquareMetres(polygons: readonly Polygon[]): number {
  let sum = 0;
  for (const [outer, ...holes] of polygons) {
    if (outer === undefined) continue;
    sum += Math.abs(sphericalRingArea(outer));
    for (const hole of holes) sum -= Math.abs(sphericalRingArea(hole));
  }
  return Math.max(0, sum);
}

function sphericalRingArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const dLon = (ring[i + 2]! - ring[i]!) * RADIANS;
    sum += dLon * (2 + Math.sin(ring[i + 1]! * RADIANS) + Math.sin(ring[i + 3]! * RADIANS));
  }
  return (sum * EARTH_RADIUS * EARTH_RADIUS) / 2;
}

/**
 * Centre of mass in degrees, weighted by planar area, holes taken out. Good for placing a label on a district;
 * it can lie outside a crescent. Undefined when the polygons enclose nothing.
 */
export function centroid(polygons: readonly Polygon[]): [lon: number, lat: number] | undefined {
  let weight = 0;
  let lon = 0;
  let lat = 0;
  for (const polygon of polygons) {
    for (const [index, ring] of polygon.entries()) {
      const part = ringMoment(ring);
      const sign = index === 0 ? 1 : -1;
      weight += sign * part.area;
      lon += sign * part.lon;
      lat += sign * part.lat;
    }
  }
  return weight > 0 ? [lon / weight, lat / weight] : undefined;
}

/** Unsigned planar area of a ring and its first moments, taken from its first position to keep digits. */
function ringMoment(ring: Ring): { area: number; lon: number; lat: number } {
  const originLon = ring[0] ?? 0;
  const originLat = ring[1] ?? 0;
  let twice = 0;
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ax = ring[i]! - originLon;
    const ay = ring[i + 1]! - originLat;
    const bx = ring[i + 2]! - originLon;
    const by = ring[i + 3]! - originLat;
    const cross = ax * by - bx * ay;
    twice += cross;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  }
  const sign = twice < 0 ? -1 : 1;
  const area = (sign * twice) / 2;
  return { area, lon: (sign * lon) / 6 + originLon * area, lat: (sign * lat) / 6 + originLat * area };
}
