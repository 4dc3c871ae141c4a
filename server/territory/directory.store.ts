import { sql, type Tx } from '../platform/database.ts';
import type {
  Area,
  Authority,
  Calendar,
  Centre,
  Directory,
  Passport,
  RoutingRule,
  Topic,
  TopicGroup,
} from './directory.types.ts';

export async function readStamp(tx: Tx, realmId: string): Promise<number> {
  const row = await tx.maybe(
    sql<{ stamp: number }>`select stamp from directory_stamps where realm_id = ${realmId}`,
    'directory-stamp',
  );
  return row?.stamp ?? 0;
}

/** Every writer of the directory calls this in its transaction. */
export async function moveStamp(tx: Tx, realmId: string): Promise<void> {
  await tx.run(sql`insert into directory_stamps (realm_id, stamp) values (${realmId}, 1)
    on conflict (realm_id) do update set stamp = directory_stamps.stamp + 1`);
}

export async function loadDirectory(tx: Tx, realmId: string): Promise<Directory> {
  // The stamp first: a change made while the rest is read makes the next look read again.
  const stamp = await readStamp(tx, realmId);
  const realm = await tx.one(sql<{ language: string; timeZone: string }>`
    select language, time_zone as "timeZone" from realms where id = ${realmId}`);
  return {
    realmId,
    stamp,
    ...realm,
    centres: byId(await readCentres(tx, realmId)),
    areas: byId(await readAreas(tx, realmId)),
    authorities: byId(await readAuthorities(tx, realmId)),
    groups: byId(await readGroups(tx, realmId)),
    topics: byId(await readTopics(tx, realmId)),
    calendars: byId(await readCalendars(tx, realmId)),
    routing: await readRouting(tx, realmId),
  };
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function readCentres(tx: Tx, realmId: string): Promise<Centre[]> {
  return tx.all(sql<Centre>`select id, parent_id as "parentId", kind, name, calendar_id as "calendarId", version
    from centres where realm_id = ${realmId} order by id`);
}

function readAreas(tx: Tx, realmId: string): Promise<Area[]> {
  return tx.all(sql<Area>`select id, centre_id as "centreId", code, name, lon, lat
    from areas where realm_id = ${realmId} order by code`);
}

function readAuthorities(tx: Tx, realmId: string): Promise<Authority[]> {
  return tx.all(sql<Authority>`
    select id, centre_id as "centreId", code, kind, name, short_name as "shortName", calendar_id as "calendarId",
      contact, version, array(select area_id from authority_areas s
        where s.realm_id = a.realm_id and s.authority_id = a.id order by area_id) as "areaIds"
    from authorities a where realm_id = ${realmId} and closed_at is null order by code`);
}

function readGroups(tx: Tx, realmId: string): Promise<TopicGroup[]> {
  return tx.all(sql<TopicGroup>`select id, code, name, position
    from topic_groups where realm_id = ${realmId} order by position`);
}

async function readTopics(tx: Tx, realmId: string): Promise<Topic[]> {
  const rows = await tx.all(sql<Omit<Topic, 'passport'> & { passport: Passport }>`
    select t.id, t.group_id as "groupId", t.code, t.name, t.description, t.version,
      json_build_object('version', p.version, 'severity', p.severity, 'resolutionAmount', p.resolution_amount,
        'resolutionUnit', p.resolution_unit, 'reactionHours', p.reaction_hours, 'type', p.type, 'proof', p.proof, 'visibility', p.visibility,
        'season', p.season, 'objectionDays', p.objection_days, 'words', p.words, 'automaticFrom', p.automatic_from,
        'authorities', p.authorities) as passport,
      (select coalesce(json_agg(json_build_object('code', m.national_code, 'from', m.valid_from,
          'until', m.valid_until) order by m.valid_from), '[]')
        from topic_mappings m where m.realm_id = t.realm_id and m.topic_id = t.id) as national
    from topics t join topic_passports p
      on p.realm_id = t.realm_id and p.topic_id = t.id and p.version = t.passport_version
    where t.realm_id = ${realmId} and t.retired_at is null order by t.code`);
  return rows;
}

/** The newest version of each; a due time keeps the version that gave it. */
function readCalendars(tx: Tx, realmId: string): Promise<Calendar[]> {
  return tx.all(sql<Calendar>`select distinct on (id) id, version, name, data
    from calendars where realm_id = ${realmId} order by id, version desc`);
}

function readRouting(tx: Tx, realmId: string): Promise<RoutingRule[]> {
  return tx.all(sql<RoutingRule>`
    select id, position, conditions, authority_id as "authorityId", executor_id as "executorId", note, version,
      tags, watcher_ids as "watcherIds", joins_mass_problem as "joinsMassProblem", automatic_from as "automaticFrom"
    from routing_rules where realm_id = ${realmId} order by position, id`);
}
