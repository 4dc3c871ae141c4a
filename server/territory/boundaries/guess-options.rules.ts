import { type BoundaryOptions, featuresOf } from './read-areas.rules.ts';

export interface FoundProperty {
  readonly name: string;
  /** How many different values it has. */
  readonly values: number;
  /** On how many features it stands. */
  readonly filled: number;
  readonly sample: readonly string[];
}

const shownSamples = 3;
const mostProperties = 100;

/** The properties features bear, in the order they appear. */
export function propertiesIn(geojson: unknown): FoundProperty[] {
  const found = new Map<string, { values: Set<string>; filled: number }>();
  for (const { properties } of featuresOf(geojson))
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const one = found.get(name) ?? { values: new Set(), filled: 0 };
      one.values.add(String(value));
      one.filled += 1;
      found.set(name, one);
    }
  return [...found].slice(0, mostProperties).map(([name, { values, filled }]) => ({
    name,
    values: values.size,
    filled,
    sample: [...values].slice(0, shownSamples).map((value) => value.slice(0, 100)),
  }));
}

const names = /^(name([:_](ru|en|local))?|naimenovanie|title|district|municipality|shapename|nam|mo_name)$/i;
const codes = /^(code|oktmo|okato|ref|iso|iso3166-2|id|gid|osm_id|shapeid|mo_code)$/i;
const centres = /^(region|oblast|adm1|admin1|state|province|subject|shapegroup|parent)$/i;

/** What the names of the properties suggest; a person looks at it before anything is written. */
export function guessOptions(properties: readonly FoundProperty[]): BoundaryOptions {
  const called = (pattern: RegExp) => properties.find(({ name }) => pattern.test(name))?.name ?? null;
  const codeProperty =
    properties.find(({ name, values, filled }) => codes.test(name) && values === filled)?.name ?? null;
  const telling = properties
    .filter(({ name }) => name !== codeProperty && !centres.test(name))
    .toSorted((a, b) => b.values - a.values)[0];
  return {
    nameProperty: called(names) ?? telling?.name ?? null,
    codeProperty,
    centreProperty: called(centres),
    centreId: null,
    only: null,
  };
}
