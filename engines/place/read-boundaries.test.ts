import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBoundaries } from './read-boundaries.ts';

const SQUARE = [
  [50, 60],
  [51, 60],
  [51, 61],
  [50, 61],
  [50, 60],
];
const feature = (coordinates: unknown, id: string | undefined = 'a', type = 'Polygon') => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  properties: { name: 'Заречный' },
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const shifted = (lon: number, lat: number) => SQUARE.map(([x, y]) => [x! + lon, y! + lat]);
const codes = (geojson: unknown, options = {}) =>
  readBoundaries(geojson, options).problems.map(({ code }) => code);

describe('good boundaries', () => {
  test('a collection of polygons and multipolygons is read without a word', () => {
    const { areas, problems } = readBoundaries(
      collection(feature([SQUARE]), feature([[shifted(2, 0)], [shifted(4, 0)]], 'b', 'MultiPolygon')),
    );
    expect(problems).toEqual([]);
    expect(areas.map(({ id, name, polygons }) => [id, name, polygons.length])).toEqual([
      ['a', 'Заречный', 1],
      ['b', 'Заречный', 2],
    ]);
  });

  test('a single feature and a bare geometry are read too', () => {
    expect(readBoundaries(feature([SQUARE])).areas).toHaveLength(1);
    expect(codes({ type: 'Polygon', coordinates: [SQUARE] })).toEqual(['no-id']);
  });

  test('ids and names come from the properties asked for; a number is an id', () => {
    const entry = {
      type: 'Feature',
      properties: { code: 57, title: 'Лог' },
      geometry: { type: 'Polygon', coordinates: [SQUARE] },
    };
    const [area] = readBoundaries(entry, { idProperty: 'code', nameProperty: 'title' }).areas;
    expect([area?.id, area?.name]).toEqual(['57', 'Лог']);
  });

  test('altitudes are ignored', () => {
    expect(codes(feature([SQUARE.map(([x, y]) => [x, y, 120])]))).toEqual([]);
  });
});

describe('what is wrong is said with the feature and in words', () => {
  const bad: Array<[name: string, geometry: unknown, code: string, kept: boolean]> = [
    ['an unclosed ring is closed', [SQUARE.slice(0, 4)], 'unclosed-ring', true],
    [
      'too few points',
      [
        [
          [50, 60],
          [51, 60],
          [50, 60],
        ],
      ],
      'too-few-points',
      false,
    ],
    [
      'no ground',
      [
        [
          [50, 60],
          [51, 60],
          [52, 60],
          [50, 60],
        ],
      ],
      'no-ground',
      false,
    ],
    [
      'a self-intersection is kept',
      [
        [
          [50, 60],
          [51, 61],
          [51, 60],
          [50, 61],
          [50, 60],
        ],
      ],
      'self-intersection',
      true,
    ],
    [
      'NaN',
      [
        [
          [50, NaN],
          [51, 60],
          [51, 61],
          [50, 60],
        ],
      ],
      'not-a-number',
      false,
    ],
    [
      'a word for a number',
      [
        [
          ['50', 60],
          [51, 60],
          [51, 61],
          [50, 60],
        ],
      ],
      'not-a-number',
      false,
    ],
    [
      'a latitude beyond the pole',
      [
        [
          [150, 95],
          [151, 95],
          [151, 96],
          [150, 95],
        ],
      ],
      'out-of-range',
      false,
    ],
    [
      'metres of a projection',
      [
        [
          [5565974, 8399738],
          [5665974, 8399738],
          [5665974, 8499738],
          [5565974, 8399738],
        ],
      ],
      'projected-coordinates',
      false,
    ],
    [
      'latitude before longitude in the far east',
      [
        [
          [60, 150],
          [60, 151],
          [61, 151],
          [60, 150],
        ],
      ],
      'swapped-coordinates',
      false,
    ],
    ['no nesting', SQUARE, 'not-a-number', false],
    ['nothing nested', 'there', 'bad-coordinates', false],
    [
      'a repeated position',
      [
        [
          [50, 60],
          [50, 60],
          [51, 60],
          [51, 61],
          [50, 60],
        ],
      ],
      'repeated-point',
      true,
    ],
    ['a hole outside', [SQUARE, shifted(20, 0)], 'hole-outside', true],
    [
      'a collapsed hole',
      [
        SQUARE,
        [
          [50.2, 60.2],
          [50.3, 60.3],
          [50.2, 60.2],
        ],
      ],
      'collapsed-hole',
      true,
    ],
  ];
  test.each(bad)('%s', (_, coordinates, code, kept) => {
    const { areas, problems } = readBoundaries(
      collection(feature([shifted(3, 0)], 'sound'), feature(coordinates, 'odd')),
    );
    expect(problems.map((problem) => problem.code)).toContain(code);
    const problem = problems.find((candidate) => candidate.code === code)!;
    expect(problem.feature).toBe(1);
    expect(problem.severity).toBe(kept ? 'warning' : 'error');
    expect(problem.text).toMatch(/Feature 1 \(odd\)/);
    expect(problem.text).not.toMatch(/[{}?]/);
    expect(areas.map(({ id }) => id)).toEqual(kept ? ['sound', 'odd'] : ['sound']);
  });

  test('a part that collapsed is dropped and the rest kept', () => {
    const { areas, problems } = readBoundaries(
      feature(
        [
          [SQUARE],
          [
            [
              [1, 1],
              [2, 2],
              [1, 1],
            ],
          ],
        ],
        'a',
        'MultiPolygon',
      ),
    );
    expect(problems.map(({ code }) => code)).toEqual(['collapsed-part']);
    expect(areas[0]?.polygons).toHaveLength(1);
  });

  test('points, lines, missing geometries and things that are no features are named', () => {
    const found = codes(
      collection(feature([50, 60], 'p', 'Point'), { type: 'Feature', id: 'n', geometry: null }, 7, {
        type: 'Topology',
      }),
    );
    expect(found).toEqual(['wrong-type', 'no-geometry', 'not-a-feature', 'not-a-feature']);
  });

  test('what is no GeoJSON at all is said once', () => {
    for (const value of [null, 3, 'text', [], {}, { type: 'Topology' }])
      expect(codes(value)).toEqual(['not-geojson']);
    expect(codes(collection())).toEqual(['no-features']);
  });

  test('another coordinate system is refused by name', () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
    const [problem] = readBoundaries({ ...collection(feature([SQUARE])), crs }).problems;
    expect(problem?.text).toContain('EPSG::3857');
    const wgs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
    expect(codes({ ...collection(feature([SQUARE])), crs: wgs })).toEqual([]);
  });

  test('a second feature of one id is refused, one shape under two ids is only mentioned', () => {
    const { areas, problems } = readBoundaries(
      collection(feature([SQUARE]), feature([shifted(3, 0)]), feature([SQUARE], 'c')),
    );
    expect(problems.map(({ code, feature }) => [code, feature])).toEqual([
      ['duplicate-id', 1],
      ['duplicate-geometry', 2],
    ]);
    expect(areas.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('missing ids are counted in one message', () => {
    const nameless = [0, 3, 6].map((lon) => ({ ...feature([shifted(lon, 0)]), id: undefined }));
    const { problems } = readBoundaries(collection(...nameless));
    expect(problems.map(({ code, params }) => [code, params.count])).toEqual([['no-id', 3]]);
  });
});

describe('exchanged coordinates that are valid numbers', () => {
  const exchanged = (ring: number[][]) => ring.map(([x, y]) => [y!, x!]);

  test('are found by the bounds expected', () => {
    const options = { expectedBounds: [28, 50, 36, 58] };
    const here = [
      [30, 55],
      [31, 55],
      [31, 56],
      [30, 56],
      [30, 55],
    ];
    expect(codes(collection(feature([here]), feature([exchanged(here)], 'b')), options)).toEqual([
      'swapped-coordinates',
    ]);
    expect(codes(collection(feature([SQUARE])), options)).toEqual(['outside-expected']);
  });

  test('are found by the company they keep', () => {
    const here = (lon: number) => [
      [lon, 68],
      [lon + 1, 68],
      [lon + 1, 69],
      [lon, 69],
      [lon, 68],
    ];
    const file = collection(
      feature([here(30)]),
      feature([here(32)], 'b'),
      feature([here(34)], 'c'),
      feature([exchanged(here(36))], 'd'),
    );
    const { areas, problems } = readBoundaries(file);
    expect(problems.map(({ code, feature }) => [code, feature])).toEqual([['swapped-coordinates', 3]]);
    expect(areas).toHaveLength(3);
  });
});

describe('hostile input', () => {
  test('any JSON is read without an exception', () => {
    const position = fc.array(fc.oneof(fc.double(), fc.integer({ min: -5, max: 5 }), fc.constant(null)), {
      maxLength: 3,
    });
    const coordinates = fc.array(
      fc.oneof(
        fc.array(fc.oneof(position, fc.array(position, { maxLength: 6 })), { maxLength: 6 }),
        fc.jsonValue(),
      ),
      { maxLength: 4 },
    );
    const geometry = fc.oneof(
      fc.record({ type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point'), coordinates }),
      fc.jsonValue(),
    );
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: fc.constant('FeatureCollection'),
        features: fc.array(
          fc.record({
            type: fc.constant('Feature'),
            geometry,
            id: fc.oneof(fc.integer(), fc.constant('x'), fc.constant(null)),
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const { areas, problems } = readBoundaries(value);
        for (const area of areas)
          for (const ring of area.polygons.flat()) expect(ring.at(0)).toBe(ring.at(-2));
        for (const { text } of problems) expect(text).not.toMatch(/\{\w+\}/);
      }),
      { numRuns: 500 },
    );
  });
});
