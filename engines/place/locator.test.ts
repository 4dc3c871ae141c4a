import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaSquareMetres, type BoundaryArea, METRES_PER_DEGREE, type Polygon } from './geometry.ts';
import { createLocator } from './locator.ts';

const area = (id: string, ...polygons: number[][][]): BoundaryArea => ({
  id,
  properties: {},
  polygons: polygons.map((rings) => rings.map((ring) => Float64Array.from([...ring, ring[0]!, ring[1]!]))),
});
const box = (west: number, south: number, east: number, north: number) => [
  west,
  south,
  east,
  south,
  east,
  north,
  west,
  north,
];

/** Whole numbers make every comparison exact, and make points meet vertices and edges often. */
const coordinate = fc.integer({ min: 0, max: 12 });
const ringOf = (corners: number) =>
  fc
    .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: corners })
    .map((points) => points.flat());
const polygon = fc.array(ringOf(9), { minLength: 1, maxLength: 3 });
const someAreas = fc
  .array(fc.array(polygon, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 })
  .map((shapes) => shapes.map((polygons, index) => area(`a${index}`, ...polygons)));

/** Even-odd by exact arithmetic: how many edges cross the ray to the east, lower end included. */
function naiveContains(polygons: readonly Polygon[], x: number, y: number): boolean {
  let crossings = 0;
  for (const ring of polygons.flat()) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const [[lowX, lowY], [highX, highY]] =
        ring[i + 1]! < ring[i + 3]!
          ? [
              [ring[i]!, ring[i + 1]!],
              [ring[i + 2]!, ring[i + 3]!],
            ]
          : ([
              [ring[i + 2]!, ring[i + 3]!],
              [ring[i]!, ring[i + 1]!],
            ] as const);
      if (lowY! <= y && y < highY! && (x - lowX!) * (highY! - lowY!) < (highX! - lowX!) * (y - lowY!))
        crossings++;
    }
  }
  return crossings % 2 === 1;
}

describe('point in polygon', () => {
  test('agrees with a naive count of crossings on any polygons with holes, crossing and touching ones too', () => {
    fc.assert(
      fc.property(someAreas, coordinate, coordinate, (areas, x, y) => {
        const ground = new Map(areas.map(({ id, polygons }) => [id, areaSquareMetres(polygons)]));
        const expected = areas.filter(({ polygons }) => naiveContains(polygons, x, y)).map(({ id }) => id);
        expected.sort((a, b) => ground.get(a)! - ground.get(b)!);
        const locator = createLocator(areas, { toleranceMetres: 0 });
        expect(locator.containing(x, y)).toEqual(expected);
        expect(locator.locate(x, y)?.id).toBe(expected[0]);
      }),
      { numRuns: 2000 },
    );
  });

  test('many points at once get what they get one by one', () => {
    fc.assert(
      fc.property(
        someAreas,
        fc.array(fc.tuple(fc.double(), fc.double())),
        fc.array(fc.tuple(coordinate, coordinate)),
        (areas, wild, tame) => {
          const locator = createLocator(areas);
          const points = [...wild, ...tame];
          const found = locator.locateMany(
            points.map(([x]) => x),
            points.map(([, y]) => y),
          );
          for (const [i, [x, y]] of points.entries()) {
            const one = locator.locate(x, y);
            expect(areas[found.areas[i]!]?.id).toBe(one?.id);
            expect(found.distances[i]).toBeCloseTo(one?.distance ?? 0, 2);
          }
        },
      ),
    );
  });

  test('a point on a border shared by two areas belongs to exactly one', () => {
    const locator = createLocator([area('west', [box(0, 0, 1, 2)]), area('east', [box(1, 0, 2, 2)])]);
    expect(locator.containing(1, 1)).toHaveLength(1);
  });
});

describe('overlaps', () => {
  const town = area('town', [box(4, 4, 5, 5)]);
  const district = area('district', [box(0, 0, 10, 10)]);

  test('the smaller area wins, as a town drawn on its district', () => {
    expect(createLocator([district, town]).locate(4.5, 4.5)).toEqual({ id: 'town', distance: 0 });
    expect(createLocator([district, town]).containing(4.5, 4.5)).toEqual(['town', 'district']);
  });

  test('the order handed in wins when asked for', () => {
    expect(createLocator([district, town], { overlap: 'first' }).locate(4.5, 4.5)?.id).toBe('district');
  });

  test('of equal areas the earlier wins', () => {
    const twin = { ...town, id: 'twin' };
    expect(createLocator([twin, town]).locate(4.5, 4.5)?.id).toBe('twin');
  });
});

describe('gaps', () => {
  const west = area('west', [box(50, 60, 51, 61)]);
  const east = area('east', [box(51.02, 60, 52, 61)]);
  const locator = createLocator([west, east], { toleranceMetres: 2_000 });

  test('a point in a gap goes to the nearer area, with the distance in metres', () => {
    const found = locator.locate(51.005, 60.5);
    expect(found?.id).toBe('west');
    expect(found?.distance).toBeCloseTo(0.005 * Math.cos((60.5 * Math.PI) / 180) * METRES_PER_DEGREE, 0);
    expect(locator.locate(51.017, 60.5)?.id).toBe('east');
  });

  test('a point beyond the tolerance is nowhere', () => {
    expect(locator.locate(49.9, 60.5)).toBeUndefined();
    expect(createLocator([west, east], { toleranceMetres: 0 }).locate(51.01, 60.5)).toBeUndefined();
  });

  test('a gap in a hole is bridged from inside', () => {
    const ringed = area('ringed', [box(0, 0, 10, 10), box(4, 4, 6, 6)]);
    const filling = area('filling', [box(4.01, 4.01, 5.99, 5.99)]);
    expect(createLocator([ringed, filling]).locate(4.004, 5)?.id).toBe('ringed');
  });

  test('the distance to the nearest area is that of a search through all edges', () => {
    const far = fc.integer({ min: -400, max: 1600 }).map((hundredth) => hundredth / 100);
    fc.assert(
      fc.property(someAreas, far, far, (areas, x, y) => {
        const found = createLocator(areas, { toleranceMetres: 200_000 }).locate(x, y);
        const inside = areas.some(({ polygons }) => naiveContains(polygons, x, y));
        const nearest = inside
          ? 0
          : Math.min(
              ...areas.flatMap(({ polygons }) => polygons.flat().map((ring) => naiveDistance(ring, x, y))),
            );
        if (nearest < 199_000) expect(found?.distance).toBeCloseTo(nearest, 2);
        if (nearest > 201_000) expect(found).toBeUndefined();
      }),
    );
  });
});

/** Metres to the nearest of a thousand steps along each edge would do; the exact foot of the perpendicular is as short. */
function naiveDistance(ring: Float64Array, x: number, y: number): number {
  const squeeze = Math.cos((y * Math.PI) / 180);
  let best = Infinity;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay] = [(ring[i]! - x) * squeeze, ring[i + 1]! - y];
    const [bx, by] = [(ring[i + 2]! - x) * squeeze, ring[i + 3]! - y];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / length));
    best = Math.min(best, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
  }
  return best * METRES_PER_DEGREE;
}

describe('hostile input', () => {
  test('what is no position is nowhere', () => {
    const locator = createLocator([area('a', [box(0, 0, 1, 1)])]);
    for (const [lon, lat] of [
      [NaN, 0],
      [0, NaN],
      [Infinity, 0],
      [0, -Infinity],
      [0.5, 400],
    ] as const) {
      expect(locator.locate(lon, lat)).toBeUndefined();
    }
  });

  test('no areas, and areas without ground, are searched without harm', () => {
    expect(createLocator([]).locate(1, 1)).toBeUndefined();
    expect(createLocator([area('empty')]).locate(1, 1)).toBeUndefined();
    expect(createLocator([area('flat', [[0, 0, 1, 0, 2, 0]])]).locate(0.5, 0)).toEqual({
      id: 'flat',
      distance: 0,
    });
  });
});
