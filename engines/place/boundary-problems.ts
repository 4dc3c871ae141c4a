/**
 * What can be wrong with imported boundaries. `error`: the feature is left out; `warning`: it is kept, as the
 * text says. The words for readers of other languages stand in the product's catalogues under `code`.
 */
const MESSAGES = {
  'not-geojson': [
    'error',
    'This is not GeoJSON: expected a FeatureCollection, a Feature or a geometry, found {found}.',
  ],
  'no-features': ['error', 'The file holds no features.'],
  'unsupported-crs': [
    'error',
    'The coordinate system is {crs}; only WGS 84 longitude and latitude can be read (RFC 7946).',
  ],
  'not-a-feature': ['error', 'Entry {feature} is not a Feature but {found}.'],
  'no-geometry': ['error', 'Feature {feature} ({id}) has no geometry.'],
  'wrong-type': [
    'error',
    'Feature {feature} ({id}) is a {found}; only Polygon and MultiPolygon enclose an area.',
  ],
  'bad-coordinates': ['error', 'Feature {feature} ({id}): the coordinates are not nested as a {type} needs.'],
  'not-a-number': [
    'error',
    'Feature {feature} ({id}), ring {ring}: position {position} is not a pair of finite numbers.',
  ],
  'projected-coordinates': [
    'error',
    'Feature {feature} ({id}), ring {ring}: {lon}, {lat} looks like metres of a projection; degrees are needed.',
  ],
  'out-of-range': [
    'error',
    'Feature {feature} ({id}), ring {ring}: {lon}, {lat} is no longitude and latitude in degrees.',
  ],
  'swapped-coordinates': [
    'error',
    'Feature {feature} ({id}): longitude and latitude seem to be swapped ({lon}, {lat}); GeoJSON puts longitude first.',
  ],
  'outside-expected': ['warning', 'Feature {feature} ({id}) lies outside the expected bounds. It was kept.'],
  'too-few-points': [
    'error',
    'Feature {feature} ({id}), ring {ring} has {count} different positions; at least 3 are needed.',
  ],
  'no-ground': [
    'error',
    'Feature {feature} ({id}), ring {ring} encloses no ground: its positions lie on one line.',
  ],
  'collapsed-hole': [
    'warning',
    'Feature {feature} ({id}): hole {ring} has {count} different positions or lies on a line. The hole was dropped.',
  ],
  'collapsed-part': [
    'warning',
    'Feature {feature} ({id}): part {part} has {count} different positions or lies on a line. It was dropped, other parts kept.',
  ],
  'unclosed-ring': [
    'warning',
    'Feature {feature} ({id}), ring {ring}: the last position differs from the first. The ring was closed.',
  ],
  'repeated-point': [
    'warning',
    'Feature {feature} ({id}), ring {ring}: position {position} repeats the one before. The repetition was dropped.',
  ],
  'self-intersection': [
    'warning',
    'Feature {feature} ({id}), ring {ring} crosses itself near {lon}, {lat}. It was kept; parts covered twice count as outside.',
  ],
  'hole-outside': [
    'warning',
    'Feature {feature} ({id}): hole {ring} lies outside its outer ring. The hole was dropped.',
  ],
  'no-id': [
    'warning',
    '{count} features have no id, feature {feature} first. They were given their index, such as {id}.',
  ],
  'duplicate-id': ['error', 'Feature {feature} has the id {id}, which feature {first} already bears.'],
  'duplicate-geometry': [
    'warning',
    'Feature {feature} ({id}) has the same shape as feature {first}. Both were kept.',
  ],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>;

export type BoundaryProblemCode = keyof typeof MESSAGES;

export interface BoundaryProblem {
  code: BoundaryProblemCode;
  severity: 'error' | 'warning';
  /** Index of the feature in the collection, from 0; absent when the file as a whole is meant. */
  feature?: number;
  params: Record<string, string | number>;
  /** The message in English with its parameters filled in. */
  text: string;
}

/** A problem with its severity and English text; `params.feature`, where given, names the feature. */
export function boundaryProblem(
  code: BoundaryProblemCode,
  params: Record<string, string | number>,
): BoundaryProblem {
  const [severity, template] = MESSAGES[code];
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '?'));
  const problem: BoundaryProblem = { code, severity, params, text };
  if (typeof params.feature === 'number') problem.feature = params.feature;
  return problem;
}
