import { sql, type Tx } from '../platform/database.ts';
import type { SetUpCounts } from './set-up.rules.ts';

/** @param at days that differ are counted from here on */
export function countSetUp(tx: Tx, realmId: string, at: Date): Promise<Omit<SetUpCounts, 'hasNationalList'>> {
  const lives = sql`g.realm_id = ${realmId} and (g.valid_until is null or g.valid_until > ${at})`;
  const people = (role: string) =>
    sql`(select count(distinct account_id) from grants g where ${lives} and g.role = ${role})`;
  return tx.one(sql<Omit<SetUpCounts, 'hasNationalList'>>`select
    (select count(*) from areas where realm_id = ${realmId}) as areas,
    (select count(*) from areas where realm_id = ${realmId} and boundary is null) as "areasWithoutBorder",
    (select count(*) from centres where realm_id = ${realmId}) as centres,
    (select count(*) from authorities where realm_id = ${realmId} and closed_at is null) as authorities,
    (select count(*) from authorities a where realm_id = ${realmId} and closed_at is null and not exists (
      select from authority_areas s where s.realm_id = a.realm_id and s.authority_id = a.id)) as "authoritiesWithoutAreas",
    (select count(*) from authorities a where realm_id = ${realmId} and closed_at is null and not exists (
      select from grants g where ${lives} and g.authority_id = a.id)) as "authoritiesWithoutPeople",
    ${people('administrator')} as administrators, ${people('operator')} as operators, ${people('curator')} as curators,
    (select count(*) from topics where realm_id = ${realmId} and retired_at is null) as topics,
    (select count(*) from topics t where realm_id = ${realmId} and retired_at is null and not exists (
      select from topic_mappings m where m.realm_id = t.realm_id and m.topic_id = t.id and m.valid_until is null
      )) as "topicsWithoutNational",
    (select count(*) from channels where realm_id = ${realmId} and enabled and driver <> 'manual') as channels,
    (select count(*) from channels where realm_id = ${realmId} and enabled and driver = 'portal') as forms,
    (select count(*) from (select distinct on (id) data from calendars where realm_id = ${realmId}
      order by id, version desc) c, jsonb_array_elements(c.data->'exceptions') as day
      where day->>'date' >= to_char(${at}::timestamptz, 'YYYY-MM-DD')) as "calendarDaysAhead"`);
}

export async function skippedSteps(tx: Tx, realmId: string): Promise<Set<string>> {
  const rows = await tx.all(sql<{ step: string }>`select step from set_up_steps where realm_id = ${realmId}`);
  return new Set(rows.map(({ step }) => step));
}

export function skipStep(tx: Tx, realmId: string, step: string, by: string, at: Date) {
  return tx.run(sql`insert into set_up_steps (realm_id, step, skipped_by, skipped_at)
    values (${realmId}, ${step}, ${by}, ${at}) on conflict do nothing`);
}

export function takeStepUp(tx: Tx, realmId: string, step: string) {
  return tx.run(sql`delete from set_up_steps where realm_id = ${realmId} and step = ${step}`);
}

export async function codeOfRealm(tx: Tx, realmId: string): Promise<string> {
  return (await tx.one(sql<{ code: string }>`select code from realms where id = ${realmId}`)).code;
}

export async function isCodeTaken(tx: Tx, code: string): Promise<boolean> {
  const { taken } = await tx.one(sql<{ taken: boolean }>`
    select exists (select from realms where code = ${code}) as taken`);
  return taken;
}

export function standBelow(tx: Tx, realmId: string, parentId: string | null) {
  return tx.run(sql`update realms set parent_id = ${parentId} where id = ${realmId}`);
}

/** Each topic of a realm made from a template is the template's topic of the same code, from its first day. */
export function mapToTemplate(tx: Tx, realmId: string, templateId: string, from: string, at: Date) {
  return tx.run(sql`insert into topic_mappings (realm_id, id, topic_id, national_topic_id, national_code, national_name,
      valid_from, made_at)
    select ${realmId}, gen_random_uuid(), t.id, n.id, n.code, n.name, ${from}, ${at}
    from topics t join topics n on n.realm_id = ${templateId} and n.code = t.code and n.retired_at is null
    where t.realm_id = ${realmId}`);
}

export function boundariesOf(
  tx: Tx,
  realmId: string,
  centreId: string,
): Promise<
  {
    code: string;
    name: Record<string, string>;
    boundary: unknown;
    lon: number;
    lat: number;
    population: number;
  }[]
> {
  return tx.all(sql`select code, name, boundary, lon, lat, population from areas
    where realm_id = ${realmId} and centre_id = ${centreId} order by code`);
}
