import { sql, type Tx } from '../../platform/database.ts';
import { insertAreasFrom, insertCentres } from '../set-up.store.ts';
import type { Weighed, WeighOrder } from './weigh.rules.ts';

type Ground = WeighOrder['ground'];

/** Nobody else writes boundaries of the realm until this transaction ends. */
export async function holdBoundaries(tx: Tx, realmId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('boundaries ' || ${realmId}, 0))`);
}

/** What a file is compared with. */
export async function readGround(tx: Tx, realmId: string, centreId: string | null): Promise<Ground> {
  const { language } = await tx.one(
    sql<{ language: string }>`select language from realms where id = ${realmId}`,
  );
  const top = await topCentre(tx, realmId);
  const centres = await tx.all(sql<Ground['centres'][number]>`select id, name, parent_id as "parentId", kind
    from centres where realm_id = ${realmId} order by id`);
  const areas = await tx.all(sql<Ground['areas'][number]>`
    select id, centre_id as "centreId", code, name, boundary::text as boundary
    from areas where realm_id = ${realmId} order by code`);
  const known = centres.some(({ id }) => id === centreId);
  return {
    areas,
    centres,
    language,
    centreId: known && centreId ? centreId : top.id,
    topId: top.id,
    madeKind: top.kind === 'country' ? 'region' : 'municipality',
    calendarId: top.calendarId,
  };
}

/** The centre of the realm that no other stands above. */
export function topCentre(
  tx: Tx,
  realmId: string,
): Promise<{ id: string; kind: string; calendarId: string }> {
  return tx.one(sql<{ id: string; kind: string; calendarId: string }>`
    select id, kind, calendar_id as "calendarId" from centres
    where realm_id = ${realmId} and parent_id is null order by id limit 1`);
}

/** Writes a whole plan: centres first, then areas. The caller moves the directory's stamp. */
export async function writePlan(tx: Tx, realmId: string, plan: Weighed): Promise<void> {
  await moveCentres(tx, realmId, plan);
  await insertCentres(tx, realmId, plan.centres);
  await insertAreasFrom(tx, realmId, plan.made);
  await tx.run(sql`update areas a set centre_id = r."centreId", code = r.code, name = r.name, boundary = r.boundary,
      lon = r.lon, lat = r.lat
    from jsonb_to_recordset(${plan.changed}::jsonb) as r (id uuid, "centreId" uuid, code text, name jsonb,
      boundary jsonb, lon double precision, lat double precision)
    where a.realm_id = ${realmId} and a.id = r.id`);
}

/** Whoever gains or loses an area has changed: an older list of theirs must not take it back unseen. */
async function moveCentres(tx: Tx, realmId: string, { made, changed }: Weighed): Promise<void> {
  const areas = sql`jsonb_to_recordset(${changed}::jsonb) as r (id uuid, "centreId" uuid)
    join areas a on a.realm_id = ${realmId} and a.id = r.id and a.centre_id <> r."centreId"`;
  await tx.run(sql`update centres set version = version + 1 where realm_id = ${realmId} and id in (
    select r."centreId" from jsonb_to_recordset(${made}::jsonb) as r ("centreId" uuid)
    union select r."centreId" from ${areas} union select a.centre_id from ${areas})`);
}
