import {
  type BoundaryProblemCode,
  centroid,
  type Polygon,
  readBoundaries,
} from '../../../engines/place/index.ts';
import { Refusal } from '../../platform/refusal.ts';

/** Which of a feature's properties say what; null: nothing does. */
export interface BoundaryOptions {
  readonly nameProperty: string | null;
  readonly codeProperty: string | null;
  /** Names the centre an area belongs to: in a national file its region. */
  readonly centreProperty: string | null;
  /** Where areas belong that no property places; null: to the realm's topmost centre. */
  readonly centreId: string | null;
  /** Only the features whose property has this value. */
  readonly only: { readonly property: string; readonly value: string } | null;
}

export type AreaGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };

export interface IncomingArea {
  /** Its place in the file, from 0. */
  readonly feature: number;
  readonly name: string;
  readonly code: string | null;
  readonly centre: string | null;
  readonly boundary: AreaGeometry;
  readonly lon: number | null;
  readonly lat: number | null;
}

export type OwnProblemCode = 'no-name' | 'same-area' | 'ambiguous-name' | 'nothing-chosen';

/** `error`: the feature is left out. `warning`: it is kept, mended as the words say. */
export interface AreaProblem {
  readonly code: BoundaryProblemCode | OwnProblemCode;
  readonly severity: 'error' | 'warning';
  /** From 0; null: the file as a whole. */
  readonly feature: number | null;
  /** The feature's name, or what it is called for want of one. */
  readonly name: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

interface Feature {
  readonly value: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  /** In the file. */
  readonly index: number;
}

/** @throws Refusal `boundaries-not-json` */
export function parseGeojson(text: string): unknown {
  try {
    // Some editors put a mark before the first byte.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal('boundaries-not-json');
  }
}

/** What a file of boundaries says, with everything that is wrong in it. Never throws on what a file holds. */
export function readAreas(
  geojson: unknown,
  options: BoundaryOptions,
): { areas: IncomingArea[]; problems: AreaProblem[]; features: number } {
  const all = featuresOf(geojson);
  const chosen = all.filter(({ properties }) => isChosen(properties, options.only));
  if (all.length > 0 && chosen.length === 0) {
    const { property = '', value = '' } = options.only ?? {};
    const params = { property, value };
    const problem = { code: 'nothing-chosen', severity: 'error', feature: null, name: null, params } as const;
    return { areas: [], problems: [problem], features: 0 };
  }
  const read = readBoundaries(all.length === 0 ? geojson : collection(geojson, chosen, options), {
    idProperty: ownId,
  });
  const problems = read.problems.map(({ code, severity, feature, params }): AreaProblem => {
    const at = feature === undefined ? undefined : chosen[feature];
    const twin = typeof params.first === 'number' ? chosen[params.first] : undefined;
    const said = twin ? { ...params, first: labelOf(twin, options) } : params;
    return {
      code,
      severity,
      feature: at?.index ?? null,
      name: at ? labelOf(at, options) : null,
      params: said,
    };
  });
  const areas: IncomingArea[] = [];
  for (const { properties: marked, polygons } of read.areas) {
    const feature = chosen[Number(marked[ownPlace])];
    if (!feature) continue;
    const name = textOf(feature.properties, options.nameProperty);
    if (name) areas.push(incoming(feature, name, polygons, options));
    else
      problems.push({
        code: 'no-name',
        severity: 'error',
        feature: feature.index,
        name: labelOf(feature, options),
        params: {},
      });
  }
  return { areas, problems, features: chosen.length };
}

function incoming(
  feature: Feature,
  name: string,
  polygons: Polygon[],
  options: BoundaryOptions,
): IncomingArea {
  const middle = centroid(polygons);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return {
    feature: feature.index,
    name,
    code: textOf(feature.properties, options.codeProperty),
    centre: textOf(feature.properties, options.centreProperty),
    boundary: geometryOf(polygons),
    lon: middle ? round(middle[0]) : null,
    lat: middle ? round(middle[1]) : null,
  };
}

/** As RFC 7946 writes it, mended where the reader mended. */
function geometryOf(polygons: readonly Polygon[]): AreaGeometry {
  const coordinates = polygons.map((rings) =>
    rings.map((ring) =>
      Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at]!, ring[2 * at + 1]!]),
    ),
  );
  const [only] = coordinates;
  if (only && coordinates.length === 1) return { type: 'Polygon', coordinates: only };
  return { type: 'MultiPolygon', coordinates };
}

const ownId = 'heed:id';
const ownPlace = 'heed:place';

/** The engine tells doubles by id: the code where there is one, and else each feature is its own. */
function collection(geojson: unknown, features: readonly Feature[], options: BoundaryOptions) {
  const crs = isObject(geojson) && geojson.crs !== undefined ? { crs: geojson.crs } : {};
  return {
    ...crs,
    type: 'FeatureCollection',
    features: features.map(({ value, properties, index }, place) => {
      if (!isObject(value)) return value;
      const { id: _id, ...rest } = value;
      const id = textOf(properties, options.codeProperty) ?? `feature ${index}`;
      return { ...rest, properties: { [ownId]: id, [ownPlace]: place } };
    }),
  };
}

/** Empty where the file is no collection of features: the engine says what is wrong with it. */
export function featuresOf(geojson: unknown): Feature[] {
  if (!isObject(geojson)) return [];
  const list = geojson.type === 'FeatureCollection' ? geojson.features : [geojson];
  if (!Array.isArray(list) || (geojson.type !== 'FeatureCollection' && geojson.type !== 'Feature')) return [];
  return list.map((value: unknown, index) => ({
    value,
    index,
    properties: isObject(value) && isObject(value.properties) ? value.properties : {},
  }));
}

function isChosen(properties: Feature['properties'], only: BoundaryOptions['only']): boolean {
  return !only || textOf(properties, only.property) === only.value;
}

function labelOf(
  { properties, index }: Pick<Feature, 'properties' | 'index'>,
  options: BoundaryOptions,
): string {
  const name = textOf(properties, options.nameProperty) ?? textOf(properties, options.codeProperty);
  const centre = textOf(properties, options.centreProperty);
  if (!name) return `#${index + 1}`;
  return centre ? `${name} (${centre})` : name;
}

function textOf(properties: Readonly<Record<string, unknown>>, property: string | null): string | null {
  const value = property === null ? undefined : properties[property];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim().replace(/\s+/g, ' ') : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
