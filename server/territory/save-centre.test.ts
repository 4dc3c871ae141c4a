import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase, sql } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories } from './directory.ts';
import { saveAuthority } from './save-authority.ts';
import { saveCalendar } from './save-calendar.ts';
import { saveCentre } from './save-centre.ts';
import { type SmallRealm, smallRealm } from './testing/small-realm.ts';

let database: Database;
let realm: SmallRealm;
const clock = heldClock('2026-11-20T08:00:00Z');
const directories = createDirectories();

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
});
afterAll(() => database.close());

const directory = () => database.inRealm(realm.realmId, (tx) => directories.of(tx, realm.realmId));

it('a centre is changed by whoever saw it as it is, also when another took an area of it', async () => {
  const parts = { database, clock };
  const { calendarId, townCentreId, regionCentreId, northId } = realm;
  const wanted = { name: { en: 'Town' }, calendarId, parentId: regionCentreId, areaIds: [northId] };
  const save = (seen: number) => saveCentre(parts, realm.administrator, wanted, { id: townCentreId, seen });
  expect(await save(1)).toEqual({ id: townCentreId, version: 2 });
  await expect(save(1)).rejects.toThrow('changed-meanwhile');
  const below = { ...wanted, parentId: townCentreId };
  await expect(saveCentre(parts, realm.administrator, below, { id: townCentreId, seen: 2 })).rejects.toThrow(
    'centre-below-itself',
  );
  const { id } = await saveCentre(parts, realm.administrator, { ...below, name: { en: 'Quarter' } });
  const { centres, areas } = await directory();
  expect([centres.get(townCentreId)?.version, areas.get(northId)?.centreId]).toEqual([3, id]);
  await expect(save(2)).rejects.toThrow('changed-meanwhile');
});

it('a calendar is renamed without counting a clock anew', async () => {
  const parts = { database, clock };
  const { id, data, version } = (await directory()).calendars.get(realm.calendarId)!;
  const change = { id, seen: version, data: { ...data, week: [...data.week] } };
  await saveCalendar(parts, realm.administrator, { ...change, name: { en: 'Office hours' } });
  const renamed = (await directory()).calendars.get(id)!;
  expect([renamed.name, renamed.version, renamed.data]).toEqual([{ en: 'Office hours' }, version + 1, data]);
  const told = () =>
    database.inRealm(realm.realmId, (tx) =>
      tx.all(sql`select 1 from events where type = 'calendar.changed'`),
    );
  expect(await told()).toHaveLength(0);
  const week = data.week.map(() => [{ from: '00:00', to: '24:00' }]);
  await saveCalendar(parts, realm.administrator, { ...change, seen: version + 1, data: { ...data, week } });
  expect([(await directory()).calendars.get(id)!.name, await told()]).toEqual([
    renamed.name,
    [expect.anything()],
  ]);
});

it('an authority keeps how it is reached, field by field', async () => {
  const { id, version, ...fields } = (await directory()).authorities.get(realm.roadsId)!;
  const contact = { phone: '+7 800 000-00-00', site: 'https://roads.example' };
  const save = (seen: number, reached: typeof contact | null) =>
    saveAuthority({ database, clock }, realm.administrator, { ...fields, contact: reached }, { id, seen });
  await save(version, contact);
  expect((await directory()).authorities.get(id)?.contact).toEqual(contact);
  await save(version + 1, null);
  expect((await directory()).authorities.get(id)?.contact).toBeNull();
});
