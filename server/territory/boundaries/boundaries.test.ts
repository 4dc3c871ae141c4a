import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../testing/small-realm.ts';
import {
  applyBoundaries,
  changeBoundaryOptions,
  dropBoundaries,
  listBoundaries,
  readBoundaryImport,
  receiveBoundaries,
} from './boundary-imports.ts';

let database: Database;
let realm: SmallRealm;
const clock = heldClock('2026-11-20T08:00:00Z');
const parts = () => ({ database, clock });

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
});
afterAll(() => database.close());

const square = (west: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 57],
      [west + 2, 57],
      [west + 2, 58],
      [west, 58],
      [west, 57],
    ],
  ],
});
const file = (...areas: [name: string, west: number][]) => ({
  name: 'areas.geojson',
  text: JSON.stringify({
    type: 'FeatureCollection',
    features: areas.map(([name, west]) => ({
      type: 'Feature',
      properties: { name },
      geometry: square(west),
    })),
  }),
});
const areasNow = () =>
  database.inRealm(realm.realmId, (tx) =>
    tx.all(sql<{ id: string; code: string; west: number }>`
      select id, code, (boundary #>> '{coordinates,0,0,0}')::float as west from areas order by code`),
  );

it('is looked at, applied once, and writes nothing before', async () => {
  const before = await areasNow();
  const versions = () =>
    database.inRealm(realm.realmId, (tx) =>
      tx.all(sql<{ id: string; version: number }>`select id, version from centres order by id`),
    );
  const seen = await versions();
  const shown = await receiveBoundaries(
    parts(),
    realm.administrator,
    file(['Северный округ', 40], ['Заречье', 60]),
  );
  expect(shown.report).toMatchObject({ features: 2, made: 1, changed: 1, untouched: 1, leftOut: 0 });
  expect(shown.changes.map(({ kind, code, parts: what }) => [kind, code, what])).toEqual([
    ['changed', 'north', ['boundary']],
    ['made', 'zareche', []],
  ]);
  expect(await areasNow()).toEqual(before);
  const apply = { id: shown.id, seen: shown.version, stamp: shown.stamp };
  const done = await applyBoundaries(parts(), realm.administrator, apply);
  expect(done).toMatchObject({ state: 'applied', report: { made: 1, changed: 1 } });
  expect(await areasNow()).toMatchObject([
    { id: realm.northId, west: 40 },
    { id: realm.southId, west: 50 },
    { code: 'zareche', west: 60 },
  ]);
  // The centre that gained an area is another one than whoever opened it before has seen.
  const gained = (await versions()).filter(
    ({ id, version }) => version > seen.find((one) => one.id === id)!.version,
  );
  expect(gained.map(({ id }) => id)).toEqual([realm.regionCentreId]);
  await expect(applyBoundaries(parts(), realm.administrator, apply)).rejects.toThrow('boundaries-ended');
  const left = await database.inRealm(realm.realmId, (tx) =>
    tx.one(sql<{ content: unknown; acts: number; events: number }>`select content,
      (select count(*) from outward_acts where act = 'change boundaries') as acts,
      (select count(*) from events where type = 'boundaries.changed') as events from boundary_imports`),
  );
  expect(left).toEqual({ content: null, acts: 1, events: 1 });
});

it('is not applied to a directory that has moved since it was shown', async () => {
  const person = realm.administrator;
  const first = await receiveBoundaries(parts(), person, file(['Луговой округ', 62]));
  const second = await receiveBoundaries(parts(), person, file(['Горный округ', 64]));
  await applyBoundaries(parts(), person, { id: first.id, seen: first.version, stamp: first.stamp });
  const late = { id: second.id, seen: second.version, stamp: second.stamp };
  await expect(applyBoundaries(parts(), person, late)).rejects.toThrow('changed-meanwhile');
  const renewed = await readBoundaryImport(parts(), person, second.id);
  expect(renewed).toMatchObject({ state: 'waiting', report: { made: 1, untouched: 4 } });
  await dropBoundaries(parts(), person, { id: second.id, seen: second.version });
  expect((await listBoundaries(parts(), person)).map(({ fileName }) => fileName)).toHaveLength(2);
});

it('is shown anew for other properties, and makes centres below the topmost', async () => {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { label: 'Приморье', owner: 'Центр Залива' }, geometry: square(70) },
    ],
  });
  const shown = await receiveBoundaries(parts(), realm.administrator, { name: 'a.json', text });
  const changed = await changeBoundaryOptions(parts(), realm.administrator, {
    id: shown.id,
    seen: shown.version,
    options: {
      nameProperty: 'label',
      codeProperty: null,
      centreProperty: 'owner',
      centreId: null,
      only: null,
    },
  });
  expect(changed.changes).toMatchObject([{ name: { ru: 'Приморье' }, centre: { ru: 'Центр Залива' } }]);
  await applyBoundaries(parts(), realm.administrator, {
    id: shown.id,
    seen: changed.version,
    stamp: changed.stamp,
  });
  const made = await database.inRealm(realm.realmId, (tx) =>
    tx.one(sql`select c.kind, c.parent_id as "parentId" from areas a join centres c on c.id = a.centre_id
      where a.code = 'tsentr-zaliva-primore'`),
  );
  expect(made).toEqual({ kind: 'municipality', parentId: realm.regionCentreId });
});

it('asks for an administrator of the whole realm, and for a file that is JSON', async () => {
  await expect(receiveBoundaries(parts(), realm.curator, file(['A', 1]))).rejects.toThrow('forbidden');
  const town = { role: 'administrator' as const, centreIds: [realm.townCentreId], authorityId: null };
  const ofTown = { ...realm.administrator, grants: [town] };
  await expect(receiveBoundaries(parts(), ofTown, file(['A', 1]))).rejects.toThrow('forbidden');
  const broken = { name: 'a.shp', text: 'not json' };
  await expect(receiveBoundaries(parts(), realm.administrator, broken)).rejects.toThrow(
    'boundaries-not-json',
  );
});
