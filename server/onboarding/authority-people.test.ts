import { afterAll, beforeAll, expect, it } from 'vitest';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { addAbsence, readAuthorityPeople, removeAbsence } from './authority-people.ts';

let database: Database;
let realm: SmallRealm;
const clock = heldClock('2026-11-20T08:00:00Z');

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, clock);
});
afterAll(() => database.close());

it('a head says who of theirs is away and who stands in; nobody else’s people', async () => {
  const parts = { database, clock };
  const week = { from: '2026-11-20T08:00:00Z', until: '2026-11-27T08:00:00Z' };
  const away = { ...week, authorityId: realm.roadsId, personId: realm.executor.id, deputyId: realm.head.id };
  await addAbsence(parts, realm.head, away);
  const people = await readAuthorityPeople(parts, realm.realmId, realm.roadsId);
  expect(people.map(({ role, away: absence }) => [role, absence?.deputyName])).toEqual([
    ['executor', 'head of small'],
    ['head', undefined],
  ]);
  await expect(addAbsence(parts, realm.townExecutor, away)).rejects.toThrow('forbidden');
  const stranger = { ...away, deputyId: realm.townExecutor.id };
  await expect(addAbsence(parts, realm.administrator, stranger)).rejects.toThrow('not-found');
  const backwards = { ...away, until: week.from };
  await expect(addAbsence(parts, realm.head, backwards)).rejects.toThrow('absence-ends-early');
  const { id } = people.find((one) => one.away)!.away!;
  const itsRow = { authorityId: realm.roadsId, personId: realm.executor.id, id };
  await expect(removeAbsence(parts, realm.townExecutor, itsRow)).rejects.toThrow('forbidden');
  const elsewhere = { ...itsRow, authorityId: realm.townHallId };
  await expect(removeAbsence(parts, realm.administrator, elsewhere)).rejects.toThrow('not-found');
  const back = await removeAbsence(parts, realm.head, itsRow);
  expect(back.every((one) => one.away === null)).toBe(true);
  await expect(removeAbsence(parts, realm.head, itsRow)).resolves.toEqual(back);
  await addAbsence(parts, realm.head, away);
  clock.set('2026-12-01T08:00:00Z');
  const after = await readAuthorityPeople(parts, realm.realmId, realm.roadsId);
  expect(after.every((one) => one.away === null)).toBe(true);
});
