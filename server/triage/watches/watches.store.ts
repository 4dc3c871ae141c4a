import { sql, type Tx } from '../../platform/database.ts';
import type { LaidWatch, Restriction, RuleForm, Watch, WatchState } from './watch.types.ts';

const columns = sql`w.id, w.version, w.state, w.name, w.purpose, w.owner_id as "ownerId", o.name as "ownerName",
  w.centre_id as "centreId", w.form, w.rule, w.area_id as "areaId", w.channel_id as "channelId", w.language,
  w.expires_at as "expiresAt", w.proposed_at as "proposedAt", a.name as "approvedByName",
  w.approved_at as "approvedAt", w.ended_at as "endedAt", w.reason,
  (select count(distinct m.message_id)::int from watch_matches m
    where m.realm_id = w.realm_id and m.watch_id = w.id) as found`;
const joined = sql`watches w join accounts o on o.id = w.owner_id left join accounts a on a.id = w.approved_by`;

/** Those that wait or work first, each kind newest first. */
export function listWatches(tx: Tx, realmId: string, limit: number): Promise<Watch[]> {
  return tx.all(sql<Watch>`select ${columns} from ${joined} where w.realm_id = ${realmId}
    order by array_position(array['proposed', 'active', 'expired', 'withdrawn'], w.state), w.id desc limit ${limit}`);
}

export function findWatch(tx: Tx, realmId: string, id: string): Promise<Watch | undefined> {
  return tx.maybe(
    sql<Watch>`select ${columns} from ${joined} where w.realm_id = ${realmId} and w.id = ${id} for update of w`,
  );
}

export interface NewWatch extends Restriction {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly ownerId: string;
  readonly centreId: string;
  readonly form: RuleForm;
  readonly rule: string;
  readonly expiresAt: Date;
}

export async function insertWatch(tx: Tx, realmId: string, watch: NewWatch, at: Date): Promise<void> {
  const { id, name, purpose, ownerId, centreId, form, rule, areaId, channelId, language, expiresAt } = watch;
  await tx.run(sql`insert into watches (realm_id, id, state, name, purpose, owner_id, centre_id, form, rule, area_id,
      channel_id, language, expires_at, proposed_at)
    values (${realmId}, ${id}, 'proposed', ${name}, ${purpose}, ${ownerId}, ${centreId}, ${form}, ${rule}, ${areaId},
      ${channelId}, ${language}, ${expiresAt}, ${at})`);
}

/** The end of a day where the realm is. */
export async function endOfDay(tx: Tx, realmId: string, day: string): Promise<Date> {
  const row = await tx.one(sql<{ at: Date }>`
    select ((${day}::date + time '23:59:59') at time zone time_zone) as at from realms where id = ${realmId}`);
  return row.at;
}

export async function isKnownPlace(
  tx: Tx,
  realmId: string,
  { areaId, channelId }: Restriction,
): Promise<boolean> {
  const row = await tx.one(sql<{ known: boolean }>`select
    (${areaId}::uuid is null or exists (select from areas where realm_id = ${realmId} and id = ${areaId}))
    and (${channelId}::uuid is null or exists (select from channels where realm_id = ${realmId} and id = ${channelId}))
    as known`);
  return row.known;
}

export async function approve(tx: Tx, realmId: string, id: string, by: string, at: Date): Promise<void> {
  await tx.run(sql`update watches set state = 'active', version = version + 1, approved_by = ${by}, approved_at = ${at}
    where realm_id = ${realmId} and id = ${id}`);
}

export interface Ending {
  readonly state: Extract<WatchState, 'withdrawn' | 'expired'>;
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

export async function endWatch(tx: Tx, realmId: string, id: string, ending: Ending): Promise<void> {
  const { state, by, reason, at } = ending;
  await tx.run(sql`update watches set state = ${state}, version = version + 1, ended_by = ${by}, ended_at = ${at},
    reason = ${reason} where realm_id = ${realmId} and id = ${id}`);
}

/** Across realms: what is past its end and not marked so. */
export function overdueWatches(tx: Tx, at: Date): Promise<{ realmId: string; id: string }[]> {
  return tx.all(sql<{ realmId: string; id: string }>`select realm_id as "realmId", id from watches
    where state in ('proposed', 'active') and expires_at <= ${at} order by realm_id, id for update`);
}

/** What a reader compares to see whether anything has changed: an active watch itself never does. */
export async function activeWatchIds(tx: Tx, realmId: string, at: Date): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select id from watches
    where realm_id = ${realmId} and state = 'active' and expires_at > ${at}`);
  return rows.map(({ id }) => id);
}

export function laidWatches(tx: Tx, realmId: string, ids: readonly string[]): Promise<LaidWatch[]> {
  return tx.all(sql<LaidWatch>`select id, form, rule, area_id as "areaId", channel_id as "channelId", language
    from watches where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
}

/** What channels are called, as a rule's `source:` may name them. */
export async function channelNames(tx: Tx, realmId: string): Promise<Record<string, string[]>> {
  const rows = await tx.all(sql<{ id: string; name: Record<string, string>; officialName: string }>`
    select id, name, official_name as "officialName" from channels where realm_id = ${realmId} order by id`);
  return Object.fromEntries(
    rows.map(({ id, name, officialName }) => [id, [...Object.values(name), officialName]]),
  );
}

/** What the public register shows of a watch: the office that answers for it, no person. */
export interface RegisteredWatch {
  readonly name: string;
  readonly purpose: string;
  readonly centreId: string;
  readonly areaId: string | null;
  readonly rule: string;
  readonly approvedAt: Date;
  readonly expiresAt: Date;
}

/** The watches at work, for anybody. */
export function registeredWatches(tx: Tx, realmId: string, at: Date): Promise<RegisteredWatch[]> {
  return tx.all(sql<RegisteredWatch>`select name, purpose, centre_id as "centreId", area_id as "areaId", rule,
      approved_at as "approvedAt", expires_at as "expiresAt" from watches
    where realm_id = ${realmId} and state = 'active' and expires_at > ${at} order by approved_at desc, id`);
}
