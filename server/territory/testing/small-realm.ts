import { addPerson, hashPassword } from '../../access/index.ts';
import { type Grant, type Person, type Role, system } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Database, sql } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { insertRealm, type RealmPlan } from '../set-up.store.ts';

const day = [{ from: '09:00', to: '18:00' }];
const week = [day, day, day, day, day, [], []];

/** Names in both languages for tests. */
export const names = (ru: string, en: string) => ({ ru, en });

export interface SmallRealm {
  readonly realmId: string;
  readonly regionCentreId: string;
  readonly townCentreId: string;
  readonly northId: string;
  readonly southId: string;
  readonly roadsId: string;
  readonly townHallId: string;
  readonly calendarId: string;
  readonly potholesId: string;
  readonly heatingId: string;
  readonly operator: Person;
  readonly curator: Person;
  readonly administrator: Person;
  readonly leader: Person;
  /** Of the road agency. */
  readonly executor: Person;
  readonly head: Person;
  /** Of the town hall. */
  readonly townExecutor: Person;
}

/** The password of everyone in it. */
export const smallRealmPassword = 'a long test password';

/** A region of one town: two areas, two authorities, two topics, one person a role. */
export async function smallRealm(database: Database, clock: Clock, code = 'small'): Promise<SmallRealm> {
  const id = {
    realmId: newId(),
    regionCentreId: newId(),
    townCentreId: newId(),
    northId: newId(),
    southId: newId(),
    roadsId: newId(),
    townHallId: newId(),
    calendarId: newId(),
    potholesId: newId(),
    heatingId: newId(),
  };
  await database.acrossRealms((tx) => insertRealm(tx, planOf(id, code), clock.now()));
  const inRegion = (role: Role) => person(database, clock, id.realmId, code, role, id.regionCentreId, null);
  const inAuthority = (role: Role, authorityId: string, suffix = '') =>
    person(database, clock, id.realmId, `${code}${suffix}`, role, null, authorityId);
  return {
    ...id,
    operator: await inRegion('operator'),
    curator: await inRegion('curator'),
    administrator: await inRegion('administrator'),
    leader: await inRegion('leader'),
    executor: await inAuthority('executor', id.roadsId),
    head: await inAuthority('head', id.roadsId),
    townExecutor: await inAuthority('executor', id.townHallId, '-town'),
  };
}

let hash: Promise<string> | undefined;

async function person(
  database: Database,
  clock: Clock,
  realmId: string,
  code: string,
  role: Role,
  centreId: string | null,
  authorityId: string | null,
): Promise<Person> {
  hash ??= hashPassword(smallRealmPassword);
  const passwordHash = await hash;
  const name = `${role} of ${code}`;
  const made = { email: `${role}@${code}.example`, name, language: 'en', passwordHash };
  return database.acrossRealms(async (tx) => {
    const grants = [{ role, centreId, authorityId }];
    const id = await addPerson(tx, clock, realmId, system('test'), { ...made, grants });
    const centres = await tx.all(sql<{ id: string }>`select id from centres where realm_id = ${realmId}`);
    const held: Grant = { role, authorityId, centreIds: centreId ? centres.map((centre) => centre.id) : [] };
    return { kind: 'person', id, realmId, name, language: 'en', grants: [held] };
  });
}

type Ids = Pick<
  SmallRealm,
  | 'realmId'
  | 'regionCentreId'
  | 'townCentreId'
  | 'northId'
  | 'southId'
  | 'roadsId'
  | 'townHallId'
  | 'calendarId'
  | 'potholesId'
  | 'heatingId'
>;

function planOf(id: Ids, code: string): RealmPlan {
  const groupId = newId();
  const square = (west: number, south: number) => ({
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
  const calendarId = id.calendarId;
  const passport = {
    resolutionUnit: 'working days' as const,
    type: 'solve' as const,
    proof: 'photo' as const,
    visibility: 'public' as const,
    season: null,
    objectionDays: 15,
    automaticFrom: null,
  };
  return {
    realm: {
      id: id.realmId,
      code,
      name: names('Малый край', 'Small Region'),
      language: 'ru',
      timeZone: 'Europe/Samara',
    },
    calendars: [
      {
        id: calendarId,
        name: names('Пятидневка', 'Five days'),
        data: { timeZone: 'Europe/Samara', week, exceptions: [] },
      },
    ],
    centres: [
      {
        id: id.regionCentreId,
        parentId: null,
        kind: 'region',
        name: names('ЦУР Малого края', 'Small Region centre'),
        calendarId,
      },
      {
        id: id.townCentreId,
        parentId: id.regionCentreId,
        kind: 'municipality',
        name: names('МЦУ Города', 'Town centre'),
        calendarId,
      },
    ],
    areas: [
      {
        id: id.northId,
        centreId: id.townCentreId,
        code: 'north',
        name: names('Северный округ', 'North'),
        boundary: square(50, 57),
        lon: 50.5,
        lat: 57.5,
        population: 40_000,
      },
      {
        id: id.southId,
        centreId: id.regionCentreId,
        code: 'south',
        name: names('Южный округ', 'South'),
        boundary: square(50, 56),
        lon: 50.5,
        lat: 56.5,
        population: 60_000,
      },
    ],
    gazetteer: [],
    authorities: [
      {
        id: id.roadsId,
        centreId: id.regionCentreId,
        code: 'roads',
        kind: 'agency',
        name: names('Дорожное агентство', 'Road agency'),
        shortName: names('Дорожное агентство', 'Roads'),
        calendarId,
        contact: null,
        areaIds: [id.northId, id.southId],
      },
      {
        id: id.townHallId,
        centreId: id.townCentreId,
        code: 'town-hall',
        kind: 'town hall',
        name: names('Администрация Города', 'Town hall'),
        shortName: names('Администрация', 'Town hall'),
        calendarId,
        contact: null,
        areaIds: [id.northId],
      },
    ],
    groups: [
      { id: groupId, code: 'services', name: names('Городские службы', 'Town services'), position: 1 },
    ],
    topics: [
      {
        id: id.potholesId,
        groupId,
        code: 'potholes',
        name: names('Ямы на дорогах', 'Potholes'),
        description: {},
        passport: {
          ...passport,
          severity: 3,
          resolutionAmount: 10,
          words: { ru: ['яма', 'дорога', 'асфальт'], en: ['pothole', 'road'] },
        },
      },
      {
        id: id.heatingId,
        groupId,
        code: 'heating',
        name: names('Нет отопления', 'No heating'),
        description: {},
        passport: {
          ...passport,
          severity: 4,
          resolutionAmount: 1,
          words: { ru: ['отопление', 'батарея', 'холодно'], en: ['heating', 'radiator'] },
        },
      },
    ],
    routing: [
      {
        id: newId(),
        position: 1,
        conditions: { field: 'topic', in: [id.potholesId] },
        authorityId: id.roadsId,
        executorId: null,
        note: null,
      },
      {
        id: newId(),
        position: 2,
        conditions: {
          all: [
            { field: 'topic', in: [id.heatingId] },
            { field: 'area', in: [id.northId] },
          ],
        },
        authorityId: id.townHallId,
        executorId: null,
        note: null,
      },
    ],
  };
}
