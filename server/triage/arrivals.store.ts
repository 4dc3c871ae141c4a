import type { Disposition } from '../intake/index.ts';
import { type Query, sql, type Tx } from '../platform/database.ts';

export interface ArrivalRow {
  readonly messageId: string;
  readonly version: number;
  readonly disposition: Disposition;
  readonly setAsideReason: string | null;
  readonly centreId: string;
  readonly receivedAt: Date;
  readonly publishedAt: Date | null;
  /** The newest words. */
  readonly text: string;
  /** The words it came with, where they are others. */
  readonly firstText: string | null;
  readonly editedAt: Date | null;
  /** When its author took it back. */
  readonly deletedAt: Date | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly channelId: string;
  readonly source: string;
  readonly private: boolean;
  readonly reach: number;
  readonly pseudonym: string | null;
  /** The severity of the newest proposal, one more where it finds a danger to life; 0 while nothing is proposed. */
  readonly danger: number;
}

export interface ArrivalFilter {
  readonly centreIds: readonly string[];
  readonly channelId?: string | undefined;
  readonly disposition: 'open' | 'set aside' | 'accepted';
  readonly topicId?: string | undefined;
  readonly areaId?: string | undefined;
  readonly watchId?: string | undefined;
  readonly words?: string | undefined;
}

export type ArrivalSort = 'newest' | 'severity';

const columns = sql`s.message_id as "messageId", s.version, s.disposition, s.set_aside_reason as "setAsideReason",
  s.centre_id as "centreId", s.received_at as "receivedAt", m.published_at as "publishedAt",
  coalesce(v.text, m.text) as text, case when v.text <> m.text then m.text end as "firstText",
  case when not v.deleted then v.edited_at end as "editedAt", case when v.deleted then v.edited_at end as "deletedAt",
  m.title, m.url, m.channel_id as "channelId", m.source, m.private,
  coalesce((m.reach->>'likes')::int, 0) + coalesce((m.reach->>'comments')::int, 0)
    + coalesce((m.reach->>'shares')::int, 0) + coalesce((m.reach->>'views')::int, 0) as reach,
  upper(encode(substr(m.pseudonym, 1, 3), 'hex')) as pseudonym`;

const joined = sql`join messages m on m.realm_id = s.realm_id and m.id = s.message_id
  left join lateral (select text, edited_at, deleted from message_versions mv where mv.realm_id = s.realm_id
    and mv.message_id = s.message_id order by version desc limit 1) v on true`;

const proposed = sql`left join lateral (select severity, emergency, topic_id, area_id, attempt from proposals p
  where p.realm_id = s.realm_id and p.message_id = s.message_id order by attempt desc limit 1) p on true`;

const dispositions = {
  open: sql`s.disposition in ('received', 'proposed')`,
  'set aside': sql`s.disposition = 'set aside'`,
  accepted: sql`s.disposition = 'accepted'`,
};

function conditions(filter: ArrivalFilter): Query<unknown>[] {
  const found: Query<unknown>[] = [];
  if (filter.channelId) found.push(sql`s.channel_id = ${filter.channelId}`);
  if (filter.topicId) found.push(sql`p.topic_id = ${filter.topicId}`);
  if (filter.areaId) found.push(sql`p.area_id = ${filter.areaId}`);
  if (filter.watchId)
    found.push(sql`exists (select from watch_matches w where w.realm_id = s.realm_id and w.watch_id = ${filter.watchId}
      and w.message_id = s.message_id and w.attempt = p.attempt)`);
  const words = filter.words?.trim();
  if (words)
    found.push(sql`exists (select from messages m where m.realm_id = s.realm_id and m.id = s.message_id
      and m.text ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`})`);
  return found;
}

interface Paging {
  readonly sort: ArrivalSort;
  readonly after: ArrivalPosition | undefined;
  readonly limit: number;
}

/** One page; `after` is what `positionOf` gave for the last row of the page before. */
export function listArrivals(
  tx: Tx,
  realmId: string,
  filter: ArrivalFilter,
  paging: Paging,
): Promise<ArrivalRow[]> {
  const order = orderOf(paging.sort, sql`k.danger`, sql`k`);
  return tx.all(sql<ArrivalRow>`select ${columns}, k.danger
    from (${placesOf(realmId, filter, paging)} order by ${order} limit ${paging.limit}) k
    join message_states s on s.realm_id = ${realmId} and s.message_id = k.message_id
    ${joined} order by ${order}`);
}

/**
 * Where the rows of a page stand in the order, and more. The queue is read centre by centre, each from its index in the order
 * asked for: all at once the whole queue would be read and sorted for every page.
 */
function placesOf(realmId: string, filter: ArrivalFilter, paging: Paging): Query<unknown> {
  const ids = sql`${[...filter.centreIds]}::uuid[]`;
  const open = filter.disposition === 'open';
  // What was handed over without a person never stood in the queue: its row knows of no danger.
  const danger = open ? sql`s.danger` : sql`coalesce(p.severity + p.emergency::int, 0)`;
  const { sort, after, limit } = paging;
  const bySeverity = sort === 'severity';
  const key = bySeverity ? sql`${danger}, s.received_at` : sql`s.received_at`;
  const values =
    after && (bySeverity ? sql`${after[0]}::int, ${after[1]}::timestamptz` : sql`${after[1]}::timestamptz`);
  const behind = after ? sql`and (${key}, s.message_id) < (${values}, ${after[2]}::uuid)` : sql``;
  const needsProposal = !open || filter.topicId || filter.areaId || filter.watchId;
  const places = (centre: Query<unknown>, state: Query<unknown>) => sql`(
    select s.message_id, ${danger} as danger, s.received_at from message_states s ${needsProposal ? proposed : sql``}
    where s.realm_id = ${realmId} and ${sql.join([centre, state, ...conditions(filter)], sql` and `)} ${behind}
    order by ${orderOf(sort, danger, sql`s`)} limit ${limit})`;
  if (!open)
    return sql`select k.* from ${places(sql`s.centre_id = any(${ids})`, dispositions[filter.disposition])} k`;
  const ofCentre = (state: Query<unknown>) => places(sql`s.centre_id = centre.id`, state);
  // What nothing is proposed on yet knows of no danger: it is looked for only where the rest does not fill the page.
  const queue = bySeverity
    ? sql`(${ofCentre(sql`s.disposition = 'proposed'`)} union all ${ofCentre(sql`s.disposition = 'received'`)} limit ${limit})`
    : ofCentre(dispositions.open);
  return sql`select k.* from unnest(${ids}) as centre (id) cross join lateral ${queue} k`;
}

function orderOf(sort: ArrivalSort, danger: Query<unknown>, from: Query<unknown>): Query<unknown> {
  const newest = sql`${from}.received_at desc, ${from}.message_id desc`;
  return sort === 'severity' ? sql`${danger} desc, ${newest}` : newest;
}

/** Danger, time and id of an arrival: its place in either order. */
export type ArrivalPosition = readonly [danger: number, at: string, id: string];

export function positionOf({ danger, receivedAt, messageId }: ArrivalRow): ArrivalPosition {
  return [danger, receivedAt.toISOString(), messageId];
}

export function findArrival(tx: Tx, realmId: string, messageId: string): Promise<ArrivalRow | undefined> {
  return tx.maybe(sql<ArrivalRow>`select ${columns}, s.danger from message_states s ${joined}
    where s.realm_id = ${realmId} and s.message_id = ${messageId}`);
}

export interface ArrivalFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export function filesOf(tx: Tx, realmId: string, messageId: string): Promise<ArrivalFile[]> {
  return tx.all(sql<ArrivalFile>`select f.id, f.name, f.type, f.size
    from message_files mf join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
    where mf.realm_id = ${realmId} and mf.message_id = ${messageId} order by f.id`);
}

export interface CaseOfMessage {
  readonly messageId: string;
  readonly caseId: string;
  readonly number: string;
  readonly state: string;
}

/** The cases these messages belong to, the newest first. */
export function casesOf(tx: Tx, realmId: string, messageIds: readonly string[]): Promise<CaseOfMessage[]> {
  return tx.all(sql<CaseOfMessage>`
    select cm.message_id as "messageId", c.id as "caseId", c.number, c.state
    from case_messages cm join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    where cm.realm_id = ${realmId} and cm.message_id = any(${[...messageIds]}::uuid[])
    order by c.opened_at desc`);
}

/** The words of other messages, with the centre each came to. */
export function textsOf(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<{ messageId: string; centreId: string; text: string; receivedAt: Date }[]> {
  return tx.all(sql<{ messageId: string; centreId: string; text: string; receivedAt: Date }>`
    select m.id as "messageId", s.centre_id as "centreId", m.text, m.received_at as "receivedAt"
    from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
    where m.realm_id = ${realmId} and m.id = any(${[...messageIds]}::uuid[])`);
}
