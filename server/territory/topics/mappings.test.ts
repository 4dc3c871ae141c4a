import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../../platform/clock.ts';
import { type Database, openDatabase, sql } from '../../platform/database.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { changePassport } from '../change-passport.ts';
import { createDirectories } from '../directory.ts';
import { routerOf } from '../routing.rules.ts';
import { type SmallRealm, smallRealm } from '../testing/small-realm.ts';
import { readMappingTable, saveMapping } from './mappings.ts';
import { readPassportVersions } from './passport-versions.store.ts';
import { inSeason, topicCodesAt } from './topic-codes.rules.ts';

let database: Database;
let realm: SmallRealm;
let country: SmallRealm;
const clock = heldClock('2026-03-01T08:00:00Z');
const directories = createDirectories();
const parts = () => ({ database, clock, directories });
const directoryNow = () => database.inRealm(realm.realmId, (tx) => directories.of(tx, realm.realmId));
const topicNow = async () => (await directoryNow()).topics.get(realm.potholesId)!;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
  country = await smallRealm(database, clock, 'country');
});
afterAll(() => database.close());

const map = async (nationalTopicId: string | null, from: string | null = null) =>
  saveMapping(parts(), realm.administrator, {
    topicId: realm.potholesId,
    seen: (await topicNow()).version,
    nationalTopicId,
    from,
  });

it('there is no national list without a realm above', async () => {
  expect(await readMappingTable(parts(), realm.administrator)).toMatchObject({ above: null, national: [] });
  await expect(map(country.potholesId)).rejects.toThrow('not-found');
  await database.acrossRealms((tx) =>
    tx.run(sql`update realms set parent_id = ${country.realmId} where id = ${realm.realmId}`),
  );
});

it('suggests what is alike, and keeps each mapping for the days it held', async () => {
  const table = await readMappingTable(parts(), realm.administrator);
  expect(table.national).toHaveLength(2);
  expect(table.suggestions.get(realm.potholesId)![0]).toMatchObject({ nationalTopicId: country.potholesId });

  await map(country.potholesId, '2026-01-01');
  await map(country.heatingId);
  await map(null, '2026-06-01');
  const directory = await directoryNow();
  const codeOn = (day: string) =>
    topicCodesAt(directory, realm.potholesId, new Date(`${day}T12:00:00Z`)).nationalCode;
  expect(codeOn('2025-12-31')).toBeNull();
  expect(codeOn('2026-02-28')).toBe('potholes');
  expect(codeOn('2026-03-01')).toBe('heating');
  expect(codeOn('2026-06-01')).toBeNull();
  // The day is that of the realm: in Samara it is March already.
  const night = new Date('2026-02-28T20:30:00Z');
  expect(topicCodesAt(directory, realm.potholesId, night).nationalCode).toBe('heating');
  await expect(map(country.potholesId, '2026-02-01')).rejects.toThrow('mapping-too-early');
});

it('is for administrators, and of a version seen', async () => {
  await expect(readMappingTable(parts(), realm.curator)).rejects.toThrow('forbidden');
  const change = { topicId: realm.potholesId, seen: 1, nationalTopicId: null, from: null };
  await expect(saveMapping(parts(), realm.administrator, change)).rejects.toThrow('changed-meanwhile');
});

it('a passport says whose its topic is by place, where no rule does, and keeps who said so and why', async () => {
  const topic = (await directoryNow()).topics.get(realm.heatingId)!;
  const { version: _, ...passport } = topic.passport;
  const route = async (areaId: string) => {
    const named = { topic: realm.heatingId, area: areaId };
    return routerOf(await directoryNow())({
      named: { ...named, group: null, centre: null, channel: null, language: null, type: null, risk: null },
      numbers: { severity: 4, reach: 0, messages: 1 },
      text: '',
    });
  };
  expect((await route(realm.southId)).authorityId).toBeNull();
  const authorities = [
    { areaId: null, authorityId: realm.roadsId },
    { areaId: realm.southId, authorityId: realm.townHallId },
  ];
  await changePassport(parts(), realm.administrator, {
    topicId: realm.heatingId,
    seen: topic.version,
    passport: { ...passport, authorities, season: [10, 11, 12, 1, 2, 3, 4] },
    reason: 'The town heats the south.',
  });
  expect(await route(realm.southId)).toMatchObject({
    authorityId: realm.townHallId,
    reason: { passport: true },
  });
  // The rule for the north comes first.
  expect((await route(realm.northId)).reason.ruleId).not.toBeNull();
  const versions = await database.inRealm(realm.realmId, (tx) =>
    readPassportVersions(tx, realm.realmId, realm.heatingId),
  );
  expect(versions).toMatchObject([
    { version: 2, reason: 'The town heats the south.', madeByName: 'administrator of small' },
    { version: 1, reason: null, madeByName: null, authorities: [] },
  ]);
  const directory = await directoryNow();
  expect(inSeason(directory, realm.heatingId, new Date('2026-07-01T00:00:00Z'))).toBe(false);
  expect(inSeason(directory, realm.heatingId, new Date('2026-12-01T00:00:00Z'))).toBe(true);
  const elsewhere = { areaId: null, authorityId: country.roadsId };
  await expect(
    changePassport(parts(), realm.administrator, {
      topicId: realm.heatingId,
      seen: topic.version + 1,
      passport: { ...passport, authorities: [elsewhere] },
      reason: null,
    }),
  ).rejects.toThrow('not-found');
});
