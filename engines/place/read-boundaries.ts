import { type BoundaryProblem, type BoundaryProblemCode, boundaryProblem } from './boundary-problems.ts';
import {
  type BoundaryArea,
  type BoundingBox,
  boundingBox,
  distanceMetres,
  type Polygon,
} from './geometry.ts';
import { type FeatureReport, readPolygons } from './read-ring.ts';

export interface ReadBoundariesOptions {
  /** The property that holds the id, when features have no `id` member of their own. Default `id`. */
  idProperty?: string;
  /** The property that holds the name. Default `name`. */
  nameProperty?: string;
  /** Where the areas are expected: a feature outside that would lie inside with its numbers exchanged is swapped. */
  expectedBounds?: BoundingBox;
}

export interface ReadBoundaries {
  areas: BoundaryArea[];
  problems: BoundaryProblem[];
}

/** Without expected bounds: this much nearer to the other features when exchanged means swapped. In metres. */
const SWAPPED_IS_NEARER_BY = 1_000_000;

type Json = Record<string, unknown>;

/**
 * Areas from parsed GeoJSON (RFC 7946): a FeatureCollection, one Feature, or a bare Polygon or MultiPolygon.
 * Never throws on bad input: a feature that cannot be used is left out and `problems` says why, one that could be
 * mended or read anyway is kept and `problems` says so. Direction of rings and altitudes are ignored.
 */
export function readBoundaries(geojson: unknown, options: ReadBoundariesOptions = {}): ReadBoundaries {
  const problems: BoundaryProblem[] = [];
  const features = listFeatures(geojson, problems);
  const areas: BoundaryArea[] = [];
  const featureOf = new Map<BoundaryArea, number>();
  for (const [feature, value] of features.entries()) {
    const area = readFeature(value, feature, options, problems);
    if (area === undefined) continue;
    featureOf.set(area, feature);
    areas.push(area);
  }
  reportMissingIds(
    areas.filter((area) => area.id === ownId(featureOf.get(area))),
    featureOf,
    problems,
  );
  const kept = dropDuplicates(dropSwapped(areas, featureOf, options, problems), featureOf, problems);
  problems.sort((a, b) => (a.feature ?? -1) - (b.feature ?? -1));
  return { areas: kept, problems };
}

function listFeatures(value: unknown, problems: BoundaryProblem[]): readonly unknown[] {
  const complain = (code: BoundaryProblemCode, params: Record<string, string> = {}) => {
    problems.push(boundaryProblem(code, params));
    return [];
  };
  if (!isObject(value)) return complain('not-geojson', { found: describe(value) });
  const crs = namedCrs(value);
  if (crs !== undefined && !/CRS:?84|4326/i.test(crs)) return complain('unsupported-crs', { crs });
  if (value.type === 'FeatureCollection' && Array.isArray(value.features)) {
    return value.features.length > 0 ? value.features : complain('no-features');
  }
  if (value.type === 'Feature') return [value];
  if (value.coordinates !== undefined) return [{ type: 'Feature', properties: {}, geometry: value }];
  return complain('not-geojson', { found: describe(value) });
}

/** The name in the `crs` member older files carry; `urn:ogc:def:crs:OGC:1.3:CRS84` and EPSG:4326 mean degrees. */
function namedCrs(value: Json): string | undefined {
  const crs = value.crs;
  const properties = isObject(crs) ? crs.properties : undefined;
  const name = isObject(properties) ? properties.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function readFeature(
  value: unknown,
  feature: number,
  options: ReadBoundariesOptions,
  problems: BoundaryProblem[],
): BoundaryArea | undefined {
  if (!isObject(value) || value.type !== 'Feature') {
    problems.push(boundaryProblem('not-a-feature', { feature, found: describe(value) }));
    return undefined;
  }
  const properties = isObject(value.properties) ? value.properties : {};
  const given = textOf(value.id) ?? textOf(properties[options.idProperty ?? 'id']);
  const id = given ?? ownId(feature);
  const polygons = readGeometry(value.geometry, { feature, id, problems });
  if (polygons === undefined) return undefined;
  const name = textOf(properties[options.nameProperty ?? 'name']);
  return { id, properties, polygons, ...(name === undefined ? {} : { name }) };
}

/** One message for all of them: a file without ids has thousands. */
function reportMissingIds(
  nameless: readonly BoundaryArea[],
  featureOf: ReadonlyMap<BoundaryArea, number>,
  problems: BoundaryProblem[],
): void {
  const [first] = nameless;
  if (first === undefined) return;
  const feature = featureOf.get(first) ?? 0;
  problems.push(boundaryProblem('no-id', { feature, id: first.id, count: nameless.length }));
}

const ownId = (feature = 0) => `feature-${feature}`;

function readGeometry(value: unknown, to: FeatureReport): Polygon[] | undefined {
  const say = (code: BoundaryProblemCode, params: Record<string, string>) =>
    void to.problems.push(boundaryProblem(code, { feature: to.feature, id: to.id, ...params }));
  if (!isObject(value)) return void say('no-geometry', {});
  const type = value.type;
  const coordinates = value.coordinates;
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return void say('wrong-type', { found: describe(value) });
  const parts: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(parts) || parts.length === 0) return void say('bad-coordinates', { type });
  return readPolygons(parts, to);
}

/** Leaves out features whose numbers are valid but exchanged: most of the northern hemisphere allows that. */
function dropSwapped(
  areas: readonly BoundaryArea[],
  featureOf: ReadonlyMap<BoundaryArea, number>,
  options: ReadBoundariesOptions,
  problems: BoundaryProblem[],
): BoundaryArea[] {
  const centres = areas.map((area) => middle(boundingBox(area.polygons)));
  const isSwapped = options.expectedBounds ? swappedAgainst(options.expectedBounds) : swappedAmong(centres);
  return areas.filter((area, index) => {
    const [lon, lat] = centres[index]!;
    const params = { feature: featureOf.get(area) ?? -1, id: area.id, lon, lat };
    if (isSwapped(lon, lat)) {
      problems.push(boundaryProblem('swapped-coordinates', params));
      return false;
    }
    if (options.expectedBounds && !within(options.expectedBounds, lon, lat)) {
      problems.push(boundaryProblem('outside-expected', params));
    }
    return true;
  });
}

function swappedAgainst(bounds: BoundingBox) {
  return (lon: number, lat: number) => !within(bounds, lon, lat) && within(bounds, lat, lon);
}

function swappedAmong(centres: ReadonlyArray<readonly [number, number]>) {
  const lons = centres.map(([lon]) => lon).sort((a, b) => a - b);
  const lats = centres.map(([, lat]) => lat).sort((a, b) => a - b);
  const lon0 = lons[lons.length >> 1] ?? 0;
  const lat0 = lats[lats.length >> 1] ?? 0;
  return (lon: number, lat: number) =>
    centres.length > 2 &&
    Math.abs(lon) <= 90 &&
    distanceMetres(lon, lat, lon0, lat0) - distanceMetres(lat, lon, lon0, lat0) > SWAPPED_IS_NEARER_BY;
}

function dropDuplicates(
  areas: readonly BoundaryArea[],
  featureOf: ReadonlyMap<BoundaryArea, number>,
  problems: BoundaryProblem[],
): BoundaryArea[] {
  const byId = new Map<string, number>();
  const byShape = new Map<string, number>();
  return areas.filter((area) => {
    const feature = featureOf.get(area) ?? -1;
    const twin = byId.get(area.id);
    if (twin !== undefined) {
      problems.push(boundaryProblem('duplicate-id', { feature, id: area.id, first: twin }));
      return false;
    }
    byId.set(area.id, feature);
    const shape = area.polygons.map((polygon) => polygon.map((ring) => ring.join()).join(';')).join('|');
    const same = byShape.get(shape);
    if (same === undefined) byShape.set(shape, feature);
    else problems.push(boundaryProblem('duplicate-geometry', { feature, id: area.id, first: same }));
    return true;
  });
}

function within([west, south, east, north]: BoundingBox, lon: number, lat: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function middle(box: BoundingBox | undefined): [number, number] {
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [0, 0];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function describe(value: unknown): string {
  if (isObject(value) && typeof value.type === 'string') return value.type;
  if (Array.isArray(value)) return 'an array';
  return value === null ? 'null' : isObject(value) ? 'an object without a type' : typeof value;
}
