import { addPerson } from '../access/index.ts';
import { type Grant, type Person, type Role, system } from '../platform/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { insertRealm, type Names, type RealmPlan } from '../territory/index.ts';
import { type DemoIds, officeHours } from './demo-realm.ts';
import { mapDemoTopics, otherOf } from './national-topics.store.ts';
import type { World } from './world/index.ts';

/** A small realm beside or above the demo region: one centre, one authority, a few of the region's topics. */
export interface Neighbour {
  readonly realmId: string;
  readonly centreId: string;
  readonly authorityId: string;
  readonly topics: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<Role, Person>;
}

interface Plan {
  readonly code: string;
  readonly kind: 'country' | 'region';
  readonly name: Names;
  readonly centre: Names;
  readonly authority: Names;
  readonly people: readonly (readonly [Role, name: string])[];
}

const country: Plan = {
  code: 'country',
  kind: 'country',
  name: { ru: 'Страна', en: 'The country' },
  centre: { ru: 'Центр управления страны', en: 'National centre' },
  authority: { ru: 'Управление федеральных дорог', en: 'National roads office' },
  people: [
    ['leader', 'Горелова Марина Юрьевна'],
    ['curator', 'Стрижов Олег Антонович'],
    ['operator', 'Крутова Алла Романовна'],
    ['administrator', 'Пахомова Инна Львовна'],
  ],
};
const beside: Plan = {
  code: 'sosnogor',
  kind: 'region',
  name: { ru: 'Сосногорский край', en: 'Sosnogor Territory' },
  centre: { ru: 'ЦУР: Сосногорский край', en: 'Sosnogor Territory centre' },
  authority: { ru: 'Дорожная служба края', en: 'Territory road service' },
  people: [
    ['curator', 'Лагунов Степан Ильич'],
    ['administrator', 'Рощина Вера Павловна'],
  ],
};

/** Whom a newcomer should try there. */
export const neighbourSignIns = [
  { who: 'country leader', email: emailOf(country, 'leader') },
  { who: 'next region', email: emailOf(beside, 'curator') },
] as const;

/** Every eighth topic: enough to pass cases by, and no second slower to write. */
const everyTopic = 8;

export async function addDemoNeighbours(
  tx: Tx,
  clock: Clock,
  world: World,
  ids: DemoIds,
  passwordOf: string,
) {
  const at = clock.now();
  const above = await addNeighbour(tx, clock, world, country, passwordOf);
  const next = await addNeighbour(tx, clock, world, beside, passwordOf);
  await tx.run(
    sql`update realms set parent_id = ${above.realmId} where id in (${ids.realmId}, ${next.realmId})`,
  );
  const since = new Date(at.getTime() - 2 * 365 * 86_400_000);
  for (const realmId of [ids.realmId, next.realmId]) await mapDemoTopics(tx, realmId, above.realmId, since);
  await addHistory(tx, ids.realmId, next, at);
  return { above, next };
}

async function addNeighbour(
  tx: Tx,
  clock: Clock,
  world: World,
  plan: Plan,
  passwordOf: string,
): Promise<Neighbour> {
  const [realmId, centreId, authorityId, calendarId] = [newId(), newId(), newId(), newId()] as [
    string,
    string,
    string,
    string,
  ];
  const chosen = world.topics.filter((_, index) => index % everyTopic === 0);
  const topics = new Map(chosen.map(({ code }) => [code, newId()]));
  const groups = new Map(world.topicGroups.map(({ code }) => [code, newId()]));
  const realm = {
    id: realmId,
    code: plan.code,
    name: plan.name,
    language: 'ru',
    timeZone: world.calendar.timeZone,
  };
  const ownTopics = chosen.map((topic) => ({
    id: topics.get(topic.code)!,
    groupId: groups.get(topic.groupCode)!,
    code: topic.code,
    name: topic.name,
    description: topic.description,
    passport: passportOf(topic.severity, topic.resolution.days, topic.type),
  }));
  const whole: RealmPlan = {
    realm,
    calendars: [
      { id: calendarId, name: { ru: 'Пятидневка', en: 'Five-day week' }, data: officeHours(world.calendar) },
    ],
    centres: [{ id: centreId, parentId: null, kind: plan.kind, name: plan.centre, calendarId }],
    areas: [],
    gazetteer: [],
    authorities: [
      {
        id: authorityId,
        centreId,
        code: 'roads',
        kind: 'agency',
        name: plan.authority,
        shortName: plan.authority,
        calendarId,
        contact: null,
        areaIds: [],
      },
    ],
    groups: world.topicGroups.map(({ code, name }, position) => ({
      id: groups.get(code)!,
      code,
      name,
      position,
    })),
    topics: [...ownTopics, ...(plan.kind === 'country' ? othersOf(world, groups) : [])],
    routing: [],
  };
  await insertRealm(tx, whole, clock.now());
  const people = await addPeople(tx, clock, plan, { realmId, centreId }, passwordOf);
  return { realmId, centreId, authorityId, topics, people };
}

function passportOf(severity: number, days: number, type: 'solve' | 'explain') {
  return {
    severity,
    resolutionAmount: days,
    resolutionUnit: 'working days' as const,
    type,
    proof: 'none' as const,
    visibility: 'public' as const,
    season: null,
    objectionDays: 15,
    words: {},
    automaticFrom: null,
  };
}

/** So that whatever a region has finds its place in the national list. */
function othersOf(world: World, groups: ReadonlyMap<string, string>): RealmPlan['topics'] {
  return world.topicGroups.map(({ code, name }) => ({
    id: newId(),
    groupId: groups.get(code)!,
    code: otherOf(code),
    name: { ru: `${name.ru}: прочее`, en: `${name.en}: other` },
    description: name,
    passport: passportOf(2, 15, 'solve'),
  }));
}

async function addPeople(
  tx: Tx,
  clock: Clock,
  plan: Plan,
  { realmId, centreId }: { realmId: string; centreId: string },
  passwordOf: string,
): Promise<Map<Role, Person>> {
  // The same password as everyone's in the demo: hashed once, for hashing is slow on purpose.
  const { hash: passwordHash } = await tx.one(
    sql<{ hash: string }>`select password_hash as hash from accounts where id = ${passwordOf}`,
  );
  const people = new Map<Role, Person>();
  for (const [role, name] of plan.people) {
    const account = { email: emailOf(plan, role), name, language: 'ru', passwordHash };
    const grants = [{ role, centreId, authorityId: null }];
    const id = await addPerson(tx, clock, realmId, system('demo'), { ...account, grants });
    const grant: Grant = { role, centreIds: [centreId], authorityId: null };
    people.set(role, { kind: 'person', id, realmId, name, language: 'ru', grants: [grant] });
  }
  return people;
}

function emailOf({ code }: Plan, role: Role): string {
  return `${role}@${code}.example`;
}

/** What figures are made of, and nothing else: closed cases with their terms, as an import would have brought them. */
async function addHistory(tx: Tx, fromRealm: string, to: Neighbour, at: Date): Promise<void> {
  const { realmId, centreId, authorityId } = to;
  const since = new Date(at.getTime() - 84 * 86_400_000);
  await tx.run(sql`
    with chosen as (
      select c.*, row_number() over (order by c.id) as nth from cases c
      where c.realm_id = ${fromRealm} and c.opened_at > ${since} and c.state in ('answered', 'closed')
    ), copied as (
      insert into cases (realm_id, id, number, state, type, title, language, topic_id, passport_version, severity,
        centre_id, authority_id, registered_at, opened_at, answered_at, closed_at, outcome, solved, imported)
      select ${realmId}, gen_random_uuid(), 'S' || c.number, 'closed', c.type, t.name->>'ru', 'ru', t.id, 1, c.severity,
        ${centreId}, ${authorityId}, c.registered_at, c.opened_at, c.answered_at,
        coalesce(c.closed_at, c.answered_at), c.outcome, c.solved, true
      from chosen c join topics t on t.realm_id = ${realmId}
        and t.id = (array(select id from topics where realm_id = ${realmId} order by code))[1 + c.nth % ${to.topics.size}]
      where c.nth % 3 = 0
      returning id, opened_at, answered_at
    )
    insert into case_clocks (realm_id, case_id, clock, state, started_at, due_at, stopped_at)
    select ${realmId}, id, 'resolution', 'stopped', opened_at, opened_at + interval '9 days', answered_at from copied`);
}
