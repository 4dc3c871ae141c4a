import { describe, expect, it } from 'vitest';
import { guessOptions, propertiesIn } from './guess-options.rules.ts';
import { type Ground, planAreas } from './plan-areas.rules.ts';
import { type BoundaryOptions, readAreas } from './read-areas.rules.ts';

const square = (west: number, south = 56) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 1, south],
      [west + 1, south + 1],
      [west, south + 1],
      [west, south],
    ],
  ],
});
const feature = (properties: object, geometry: object | null = square(50)) => ({
  type: 'Feature',
  properties,
  geometry,
});
const file = (...features: object[]) => ({ type: 'FeatureCollection', features });

const options: BoundaryOptions = {
  nameProperty: 'district',
  codeProperty: null,
  centreProperty: 'region',
  centreId: null,
  only: null,
};
const country = { id: 'top', name: { ru: 'Страна' }, parentId: null, kind: 'country' as const };
const empty: Ground = { areas: [], centres: [country], centreId: 'top', language: 'ru' };

/** The state after a plan was written, as far as the next plan looks. */
function written(ground: Ground, plan: ReturnType<typeof planAreas>): Ground {
  const idOf = (made: string) => `centre ${made}`;
  const centres = plan.centres.map((name) => ({
    id: idOf(name),
    name: { ru: name },
    parentId: 'top',
    kind: 'region' as const,
  }));
  const areas = plan.made.map((change) => ({
    id: `area ${change.code}`,
    centreId: 'id' in change.centre ? change.centre.id : idOf(change.centre.made),
    code: change.code,
    name: change.name,
    // As the database gives it back.
    boundary: { coordinates: change.boundary.coordinates, type: change.boundary.type },
  }));
  return { ...ground, centres: [...ground.centres, ...centres], areas };
}

const twoRegions = file(
  feature({ region: 'Верхний край', district: 'Озёрный район' }),
  feature({ region: 'Нижний край', district: 'Озёрный район' }, square(52)),
  feature({ region: 'Нижний край', district: 'Лесной район' }, square(54)),
);

describe('boundaries planned over a realm', () => {
  it('make an area of each feature and a centre of each region, with codes that can be read', () => {
    const plan = planAreas(readAreas(twoRegions, options).areas, empty);
    expect(plan.centres).toEqual(['Верхний край', 'Нижний край']);
    expect(plan.made.map(({ code, name }) => [code, name.ru])).toEqual([
      ['verkhniy-kray-ozyornyy-rayon', 'Озёрный район'],
      ['nizhniy-kray-ozyornyy-rayon', 'Озёрный район'],
      ['nizhniy-kray-lesnoy-rayon', 'Лесной район'],
    ]);
    expect(plan.made[0]).toMatchObject({ lon: 50.5, lat: 56.5, centre: { made: 'Верхний край' } });
  });

  it('change nothing when the same file comes again', () => {
    const { areas } = readAreas(twoRegions, options);
    const again = planAreas(areas, written(empty, planAreas(areas, empty)));
    expect(again).toMatchObject({ centres: [], made: [], changed: [], same: 3, untouched: 0, problems: [] });
  });

  it('keep the id of an area whose border or spelling changed, and say which of them did', () => {
    const ground = written(empty, planAreas(readAreas(twoRegions, options).areas, empty));
    const moved = file(feature({ region: 'Нижний край', district: 'ОЗЕРНЫЙ  район' }, square(53)));
    const plan = planAreas(readAreas(moved, options).areas, ground);
    expect(plan).toMatchObject({ made: [], untouched: 2 });
    expect(plan.changed).toMatchObject([{ id: 'area nizhniy-kray-ozyornyy-rayon', parts: ['boundary'] }]);
  });

  it('go by code before name, and rename what the code is of', () => {
    const coded = { ...options, codeProperty: 'code', centreProperty: null };
    const ground: Ground = {
      ...empty,
      areas: [
        { id: 'a', centreId: 'top', code: '01', name: { ru: 'Старый', en: 'Old' }, boundary: square(50) },
        { id: 'b', centreId: 'top', code: 'own', name: { ru: 'Речной' }, boundary: square(51) },
      ],
    };
    const read = readAreas(
      file(
        feature({ code: '01', district: 'Новый' }),
        feature({ code: '02', district: 'Речной' }, square(51)),
      ),
      coded,
    );
    expect(planAreas(read.areas, ground).changed).toMatchObject([
      { id: 'a', name: { ru: 'Новый', en: 'Old' }, parts: ['name'] },
      { id: 'b', code: '02', parts: ['code'] },
    ]);
  });

  it('leave out a second feature of one area and a name that several areas bear', () => {
    const { areas } = readAreas(twoRegions, options);
    const ground = written(empty, planAreas(areas, empty));
    const plain = { ...options, centreProperty: null };
    const doubled = readAreas(
      file(feature({ district: 'Озёрный район' }), feature({ district: 'Лесной район' }, square(53)), {
        ...feature({ district: 'лесной район' }, square(55)),
      }),
      plain,
    );
    const plan = planAreas(doubled.areas, ground);
    expect(plan.problems.map(({ code, feature: at }) => [code, at])).toEqual([
      ['ambiguous-name', 0],
      ['same-area', 2],
    ]);
    expect(plan.changed).toHaveLength(1);
  });
});

describe('a file of boundaries', () => {
  it('is told what is wrong by the name of the feature, and gives the rest', () => {
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [50, 56],
          [51, 57],
          [51, 56],
          [50, 57],
          [50, 56],
        ],
      ],
    };
    const open = { type: 'Polygon', coordinates: [square(60).coordinates[0]!.slice(0, 4)] };
    const read = readAreas(
      file(
        feature({ district: 'Бант' }, bow),
        feature({ district: 'Открытый' }, open),
        feature({ district: 'Пустой' }, null),
        feature({ district: 'Двойник' }, open),
        feature({}, square(55)),
        feature(
          { district: 'Перевёрнутый' },
          {
            type: 'Polygon',
            coordinates: [
              [
                [200, 95],
                [201, 95],
                [201, 96],
                [200, 95],
              ],
            ],
          },
        ),
      ),
      { ...options, centreProperty: null },
    );
    const said = read.problems.map(({ code, name, severity }) => `${severity} ${code}: ${name}`);
    expect(said.sort()).toEqual([
      'error no-geometry: Пустой',
      'error no-name: #5',
      'error out-of-range: Перевёрнутый',
      'warning duplicate-geometry: Двойник',
      'warning self-intersection: Бант',
      'warning unclosed-ring: Двойник',
      'warning unclosed-ring: Открытый',
    ]);
    expect(read.areas.map(({ name }) => name)).toEqual(['Бант', 'Открытый', 'Двойник']);
    expect(read.features).toBe(6);
  });

  it('can be taken in part', () => {
    const part = (value: string) =>
      readAreas(twoRegions, { ...options, only: { property: 'region', value } });
    expect(part('Нижний край').areas.map(({ feature: at }) => at)).toEqual([1, 2]);
    expect(part('Средний край').problems).toMatchObject([{ code: 'nothing-chosen' }]);
  });

  it('that is none is refused in words', () => {
    expect(readAreas([1, 2], options).problems).toMatchObject([{ code: 'not-geojson', feature: null }]);
  });

  it('suggests by the names and values of its properties what says what', () => {
    const guess = (properties: readonly object[]) =>
      guessOptions(propertiesIn(file(...properties.map((one) => feature(one)))));
    expect(guess([{ region: 'А', district: 'Б' }])).toMatchObject({
      nameProperty: 'district',
      centreProperty: 'region',
    });
    expect(
      guess([
        { oktmo: 1, note: 'x', what: 'a' },
        { oktmo: 2, note: 'x', what: 'b' },
      ]),
    ).toMatchObject({
      nameProperty: 'what',
      codeProperty: 'oktmo',
    });
    // A code that several bear tells nobody apart.
    expect(
      guess([
        { id: 1, name: 'a' },
        { id: 1, name: 'b' },
      ]).codeProperty,
    ).toBeNull();
  });
});
