import type { CalendarData } from '../../engines/worktime/index.ts';
import type { Condition } from '../conditions/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { moveStamp } from './directory.store.ts';
import type { Names, OfficeContact, Passport, RoutingEffects } from './directory.types.ts';

/** Rows of a new realm, written in the order of this interface. Ids are the caller's. */
export interface RealmPlan {
  readonly realm: { id: string; code: string; name: Names; language: string; timeZone: string };
  readonly calendars: readonly { id: string; name: Names; data: CalendarData }[];
  /** Parents before children. */
  readonly centres: readonly {
    id: string;
    parentId: string | null;
    kind: string;
    name: Names;
    calendarId: string;
  }[];
  readonly areas: readonly {
    id: string;
    centreId: string;
    code: string;
    name: Names;
    boundary: unknown;
    lon: number | null;
    lat: number | null;
    population: number | null;
  }[];
  readonly gazetteer: readonly {
    id: string;
    kind: 'settlement' | 'street' | 'landmark';
    areaId: string;
    parentId: string | null;
    name: Names;
    form: string | null;
    aliases: readonly string[];
    lon: number | null;
    lat: number | null;
  }[];
  readonly authorities: readonly {
    id: string;
    centreId: string;
    code: string;
    kind: string;
    name: Names;
    shortName: Names;
    calendarId: string;
    contact: OfficeContact | null;
    areaIds: readonly string[];
  }[];
  readonly groups: readonly { id: string; code: string; name: Names; position: number }[];
  readonly topics: readonly {
    id: string;
    groupId: string;
    code: string;
    name: Names;
    description: Names;
    passport: Omit<Passport, 'version'>;
  }[];
  readonly routing: readonly ({
    id: string;
    position: number;
    conditions: Condition;
    authorityId: string;
    executorId: string | null;
    note: string | null;
  } & Partial<RoutingEffects>)[];
}

/** Writes a whole realm at once. */
export async function insertRealm(tx: Tx, plan: RealmPlan, at: Date): Promise<void> {
  const { realm } = plan;
  await tx.run(sql`insert into realms (id, code, name, language, time_zone, created_at)
    values (${realm.id}, ${realm.code}, ${JSON.stringify(realm.name)}, ${realm.language}, ${realm.timeZone}, ${at})`);
  await insertCalendars(tx, realm.id, plan.calendars, at);
  await insertCentres(tx, realm.id, plan.centres);
  await insertAreas(tx, realm.id, plan.areas);
  await insertGazetteer(tx, realm.id, plan.gazetteer);
  await insertAuthorities(tx, realm.id, plan.authorities);
  await insertGroups(tx, realm.id, plan.groups);
  await insertTopics(tx, realm.id, plan.topics, at);
  await insertRouting(tx, realm.id, plan.routing, at);
  await moveStamp(tx, realm.id);
}

/** Rows travel as one JSON document: set-up is rare, and one statement a table is quick enough for a country. */
const rows = (values: readonly unknown[]) => sql`${JSON.stringify(values)}::jsonb`;

export function insertCalendars(tx: Tx, realmId: string, calendars: RealmPlan['calendars'], at: Date) {
  return tx.run(sql`insert into calendars (realm_id, id, version, name, data, valid_from)
    select ${realmId}, id, 1, name, data, ${at}
    from jsonb_to_recordset(${rows(calendars)}) as r (id uuid, name jsonb, data jsonb)`);
}

export function insertCentres(tx: Tx, realmId: string, centres: RealmPlan['centres']) {
  return tx.run(sql`insert into centres (realm_id, id, parent_id, kind, name, calendar_id)
    select ${realmId}, id, "parentId", kind, name, "calendarId"
    from jsonb_to_recordset(${rows(centres)}) as r (id uuid, "parentId" uuid, kind text, name jsonb, "calendarId" uuid)`);
}

export function insertAreas(tx: Tx, realmId: string, areas: RealmPlan['areas']) {
  return insertAreasFrom(tx, realmId, JSON.stringify(areas));
}

/** @param areas rows of `RealmPlan['areas']`, as JSON */
export function insertAreasFrom(tx: Tx, realmId: string, areas: string) {
  return tx.run(sql`insert into areas (realm_id, id, centre_id, code, name, boundary, lon, lat, population)
    select ${realmId}, id, "centreId", code, name, boundary, lon, lat, population
    from jsonb_to_recordset(${areas}::jsonb) as r (id uuid, "centreId" uuid, code text, name jsonb, boundary jsonb,
      lon double precision, lat double precision, population int)`);
}

export function insertGazetteer(tx: Tx, realmId: string, entries: RealmPlan['gazetteer']) {
  return tx.run(sql`insert into gazetteer (realm_id, id, kind, area_id, parent_id, name, form, aliases, lon, lat)
    select ${realmId}, id, kind, "areaId", "parentId", name, form,
      array(select jsonb_array_elements_text(aliases)), lon, lat
    from jsonb_to_recordset(${rows(entries)}) as r (id uuid, kind text, "areaId" uuid, "parentId" uuid, name jsonb,
      form text, aliases jsonb, lon double precision, lat double precision)`);
}

export async function insertAuthorities(tx: Tx, realmId: string, authorities: RealmPlan['authorities']) {
  await tx.run(sql`insert into authorities
      (realm_id, id, centre_id, code, kind, name, short_name, calendar_id, contact)
    select ${realmId}, id, "centreId", code, kind, name, "shortName", "calendarId", contact
    from jsonb_to_recordset(${rows(authorities)}) as r (id uuid, "centreId" uuid, code text, kind text, name jsonb,
      "shortName" jsonb, "calendarId" uuid, contact jsonb)`);
  const served = authorities.flatMap(({ id, areaIds }) => areaIds.map((areaId) => ({ id, areaId })));
  await tx.run(sql`insert into authority_areas (realm_id, authority_id, area_id)
    select ${realmId}, id, "areaId" from jsonb_to_recordset(${rows(served)}) as r (id uuid, "areaId" uuid)`);
}

export function insertGroups(tx: Tx, realmId: string, groups: RealmPlan['groups']) {
  return tx.run(sql`insert into topic_groups (realm_id, id, code, name, position)
    select ${realmId}, id, code, name, position
    from jsonb_to_recordset(${rows(groups)}) as r (id uuid, code text, name jsonb, position int)`);
}

export async function insertTopics(tx: Tx, realmId: string, topics: RealmPlan['topics'], at: Date) {
  await tx.run(sql`insert into topics (realm_id, id, group_id, code, name, description, passport_version)
    select ${realmId}, id, "groupId", code, name, description, 1
    from jsonb_to_recordset(${rows(topics)}) as r (id uuid, "groupId" uuid, code text, name jsonb, description jsonb)`);
  for (const topic of topics)
    await insertPassport(tx, realmId, topic.id, { ...topic.passport, version: 1 }, null, at);
}

export function insertPassport(
  tx: Tx,
  realmId: string,
  topicId: string,
  passport: Passport,
  madeBy: string | null,
  at: Date,
  reason: string | null = null,
) {
  const season = passport.season ? [...passport.season] : null;
  return tx.run(sql`insert into topic_passports (realm_id, topic_id, version, severity, resolution_amount,
      resolution_unit, reaction_hours, type, proof, visibility, season, objection_days, words, automatic_from, authorities,
      made_by, made_at, reason)
    values (${realmId}, ${topicId}, ${passport.version}, ${passport.severity}, ${passport.resolutionAmount},
      ${passport.resolutionUnit}, ${passport.reactionHours ?? null}, ${passport.type}, ${passport.proof}, ${passport.visibility}, ${season},
      ${passport.objectionDays}, ${JSON.stringify(passport.words)}, ${passport.automaticFrom},
      ${JSON.stringify(passport.authorities ?? [])}, ${madeBy}, ${at}, ${reason})`);
}

export function insertRouting(tx: Tx, realmId: string, routing: RealmPlan['routing'], at: Date) {
  return tx.run(sql`insert into routing_rules
      (realm_id, id, position, conditions, authority_id, executor_id, note, made_at, tags, watcher_ids,
        joins_mass_problem, automatic_from)
    select ${realmId}, id, position, conditions, "authorityId", "executorId", note, ${at}, coalesce(tags, '{}'),
      coalesce("watcherIds", '{}'), coalesce("joinsMassProblem", false), "automaticFrom"
    from jsonb_to_recordset(${rows(routing)}) as r (id uuid, position int, conditions jsonb, "authorityId" uuid,
      "executorId" uuid, note text, tags text[], "watcherIds" uuid[], "joinsMassProblem" boolean,
      "automaticFrom" float8)`);
}
