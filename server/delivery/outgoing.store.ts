import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from '../platform/row-columns.ts';
import { mayBecome, type OutgoingState } from './outgoing.rules.ts';

export type OutgoingKind =
  | 'answer'
  | 'question'
  | 'accepted'
  | 'is it solved'
  | 'verdict reminder'
  | 'notice'
  | 'emergency';

export interface OutgoingRow {
  readonly realmId: string;
  readonly id: string;
  readonly channelId: string;
  readonly kind: OutgoingKind;
  /** Null: said of a message that is no case yet. */
  readonly caseId: string | null;
  readonly answerId: string | null;
  readonly aboutId: string;
  readonly messageId: string;
  readonly manner: 'public' | 'private';
  readonly text: string;
  readonly state: OutgoingState;
  readonly attempts: number;
  readonly notBefore: Date;
  readonly startedAt: Date | null;
  readonly sentAt: Date | null;
  readonly externalId: string | null;
  readonly url: string | null;
  readonly error: string | null;
  /** What stands in the channel, by its id there, and is to say this instead. */
  readonly replaces: string | null;
  readonly version: number;
}

const columns = sql`realm_id as "realmId", id, channel_id as "channelId", kind, case_id as "caseId",
  answer_id as "answerId", about_id as "aboutId", message_id as "messageId", manner, text, state, attempts, not_before as "notBefore",
  started_at as "startedAt", sent_at as "sentAt", external_id as "externalId", url, error, replaces, version`;

type NewOutgoing = Pick<
  OutgoingRow,
  | 'id'
  | 'channelId'
  | 'kind'
  | 'caseId'
  | 'answerId'
  | 'aboutId'
  | 'messageId'
  | 'manner'
  | 'text'
  | 'notBefore'
  | 'replaces'
>;

const newOutgoing: readonly Column<keyof NewOutgoing>[] = columnsOf({
  id: 'uuid',
  channelId: 'uuid',
  kind: 'text',
  caseId: 'uuid',
  answerId: 'uuid',
  aboutId: 'uuid',
  messageId: 'uuid',
  manner: 'text',
  text: 'text',
  notBefore: 'timestamptz',
  replaces: 'text',
});
const insertion = `
  insert into outgoing (realm_id, id, channel_id, kind, case_id, answer_id, about_id, message_id, manner, text, state,
    not_before, replaces, created_at)
  select $1, id, channel_id, kind, case_id, answer_id, about_id, message_id, manner, text, 'waiting', not_before,
    replaces, $2
  from ${rowsFrom(newOutgoing, 3)} o
  on conflict do nothing returning id`;

/** @returns the ids of those that were not queued before */
export async function insertOutgoings(
  tx: Tx,
  realmId: string,
  rows: readonly NewOutgoing[],
  at: Date,
): Promise<Set<string>> {
  const values = [realmId, at, ...valuesOf(newOutgoing, rows)];
  const written = await tx.named<{ id: string }>('insert-outgoings', insertion, values);
  return new Set(written.map(({ id }) => id));
}

export function lockOutgoing(tx: Tx, realmId: string, id: string): Promise<OutgoingRow | undefined> {
  return tx.maybe(sql<OutgoingRow>`select ${columns} from outgoing
    where realm_id = ${realmId} and id = ${id} for update`);
}

/**
 * What waits and whose time has come in the channels of a driver, of every realm; what another process holds is left.
 * Channel by channel, so that what waits for other drivers is not walked over.
 */
export function lockDue(tx: Tx, driver: string, at: Date, most: number): Promise<OutgoingRow[]> {
  return tx.all(
    sql<OutgoingRow>`select due.* from channels ch
    cross join lateral (select ${columns} from outgoing o
      where o.realm_id = ch.realm_id and o.channel_id = ch.id and o.state = 'waiting' and o.not_before <= ${at}
      order by o.not_before limit ${most} for update skip locked) due
    where ch.driver = ${driver} order by due."notBefore" limit ${most}`,
    'lock-due',
  );
}

export interface OutgoingChanges {
  readonly state: OutgoingState;
  readonly attempts?: number;
  readonly notBefore?: Date;
  readonly startedAt?: Date | null;
  readonly sentAt?: Date | null;
  readonly externalId?: string | null;
  readonly url?: string | null;
  readonly error?: string | null;
  readonly replaces?: string | null;
}

const changeable: readonly Column<keyof OutgoingRow>[] = columnsOf({
  id: 'uuid',
  version: 'int',
  state: 'text',
  attempts: 'int',
  notBefore: 'timestamptz',
  startedAt: 'timestamptz',
  sentAt: 'timestamptz',
  externalId: 'text',
  url: 'text',
  error: 'text',
  replaces: 'text',
});
const update = `
  update outgoing o set version = n.version, state = n.state, attempts = n.attempts, not_before = n.not_before,
    started_at = n.started_at, sent_at = n.sent_at, external_id = n.external_id, url = n.url, error = n.error,
    replaces = n.replaces
  from ${rowsFrom(changeable, 2)} n
  where o.realm_id = $1 and o.id = n.id and o.version = n.version - 1 returning o.id`;

/**
 * Writes changes of many rows of a realm, in one statement. What somebody else has changed since a row was read stays as
 * they left it. @returns the rows that were changed, as they are now, in their order
 * @throws Error when the table of states does not lead there: nothing outward changes by accident
 */
export async function updateOutgoings(
  tx: Tx,
  realmId: string,
  changed: readonly { readonly row: OutgoingRow; readonly changes: OutgoingChanges }[],
): Promise<OutgoingRow[]> {
  const rows = changed.map(({ row, changes }) => {
    if (!mayBecome(row.state, changes.state))
      throw new Error(`outgoing ${row.id}: ${row.state} cannot become ${changes.state}`);
    return { ...row, ...changes, version: row.version + 1 };
  });
  const values = [realmId, ...valuesOf(changeable, rows)];
  const written = await tx.named<{ id: string }>('update-outgoings', update, values);
  const ids = new Set(written.map(({ id }) => id));
  return rows.filter(({ id }) => ids.has(id));
}

/** Takes back what of these kinds still waits to be sent about a case. @returns how many */
export function cancelWaiting(
  tx: Tx,
  realmId: string,
  caseId: string,
  kinds: readonly OutgoingKind[],
): Promise<number> {
  return tx.run(sql`update outgoing set state = 'cancelled', version = version + 1
    where realm_id = ${realmId} and case_id = ${caseId} and state = 'waiting' and kind = any(${[...kinds]}::text[])`);
}

/** What processes that died left behind, of every realm. */
export function findAbandoned(tx: Tx, before: Date): Promise<{ realmId: string; id: string }[]> {
  return tx.all(sql<{ realmId: string; id: string }>`select realm_id as "realmId", id from outgoing
    where state = 'sending' and started_at < ${before} order by started_at limit 1000`);
}

export interface ForPerson extends OutgoingRow {
  readonly caseNumber: string | null;
  readonly centreId: string;
  readonly authorityId: string | null;
}

/** What a person has to look at, oldest first. */
export function listUnsettled(tx: Tx, realmId: string, centreIds: readonly string[]): Promise<ForPerson[]> {
  return tx.all(sql<ForPerson>`
    select o.*, c.number as "caseNumber", coalesce(c.centre_id, s.centre_id) as "centreId", c.authority_id as "authorityId"
    from (select ${columns}, created_at from outgoing
      where realm_id = ${realmId} and state in ('unknown', 'failed')) o
    join message_states s on s.realm_id = ${realmId} and s.message_id = o."messageId"
    left join cases c on c.realm_id = ${realmId} and c.id = o."caseId"
    where coalesce(c.centre_id, s.centre_id) = any(${[...centreIds]}::uuid[]) order by o.created_at limit 200`);
}

export function outgoingOfCase(tx: Tx, realmId: string, caseId: string): Promise<OutgoingRow[]> {
  return tx.all(
    sql<OutgoingRow>`select ${columns} from outgoing
    where realm_id = ${realmId} and case_id = ${caseId} order by id`,
    'outgoing-of-case',
  );
}

/** Where a message stands, to answer it there: thread, external id, sealed author. */
export interface Recipient {
  readonly externalId: string;
  readonly threadId: string | null;
  readonly authorId: string | null;
}

export async function findRecipients(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<Map<string, Recipient>> {
  const found = await tx.all(
    sql<Recipient & { messageId: string }>`
    select m.id as "messageId", s.external_id as "externalId", m.thread_id as "threadId", m.author_id as "authorId"
    from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
    where m.realm_id = ${realmId} and m.id = any(${plainArray(messageIds)}::uuid[])`,
    'recipients',
  );
  return new Map(found.map(({ messageId, ...recipient }) => [messageId, recipient]));
}
