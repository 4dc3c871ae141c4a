import { sql, type Tx } from '../platform/database.ts';
import { isoText } from '../platform/iso-times.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from '../platform/row-columns.ts';
import type { Proposal } from './proposal.types.ts';

const columns = sql`message_id as "messageId", attempt, made_by as "madeBy", made_at as "madeAt",
  topic_id as "topicId", topic_probability as "topicProbability", area_id as "areaId", authority_id as "authorityId",
  severity, type, emergency, formal_appeal as "formalAppeal", set_aside as "setAside",
  duplicate_message_id as "duplicateMessageId", duplicate_case_id as "duplicateCaseId", language, detail`;

/** The newest proposal of each message that has one. */
export function latestProposals(tx: Tx, realmId: string, messageIds: readonly string[]): Promise<Proposal[]> {
  return tx.all(sql<Proposal>`
    select distinct on (message_id) ${columns} from proposals
    where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[])
    order by message_id, attempt desc`);
}

/** What of a proposal opens a case. */
export type ProposedOpening = Pick<
  Proposal,
  'messageId' | 'topicId' | 'areaId' | 'language' | 'type' | 'severity' | 'detail'
>;

/** The same as `latestProposals`, as much of it as opening a case asks for. */
export function latestOpenings(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<ProposedOpening[]> {
  return tx.named(
    'latest-openings',
    `select distinct on (message_id) message_id as "messageId", topic_id as "topicId", area_id as "areaId", language,
      type, severity, detail
    from proposals where realm_id = $1 and message_id = any($2) order by message_id, attempt desc`,
    [realmId, plainArray(messageIds)],
  );
}

/** Those of the messages whose newest proposal takes them for a formal appeal: read without all that is said beside. */
export async function formalAppealsAmong(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.all(sql<{ messageId: string }>`
    select p.message_id as "messageId" from proposals p
    where p.realm_id = ${realmId} and p.message_id = any(${[...messageIds]}::uuid[]) and p.formal_appeal
      and not exists (select from proposals later where later.realm_id = p.realm_id
        and later.message_id = p.message_id and later.attempt > p.attempt)`);
  return new Set(rows.map(({ messageId }) => messageId));
}

/** Those of the messages whose newest proposal finds a danger to life in them. */
export async function emergenciesAmong(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.all(sql<{ messageId: string }>`
    select p.message_id as "messageId" from proposals p
    where p.realm_id = ${realmId} and p.message_id = any(${[...messageIds]}::uuid[]) and p.emergency
      and not exists (select from proposals later where later.realm_id = p.realm_id
        and later.message_id = p.message_id and later.attempt > p.attempt)`);
  return rows.map(({ messageId }) => messageId);
}

/** What one batch leaves behind. */
export interface Proposed {
  readonly at: Date;
  /** The process whose window now holds these messages. */
  readonly holder: string;
  readonly messages: readonly { readonly messageId: string; readonly receivedAt: Date }[];
  /** In the order of the messages. */
  readonly drafts: readonly { readonly signature: Uint8Array }[];
  readonly proposals: readonly Omit<Proposal, 'attempt'>[];
}

const incoming: readonly Column<keyof Omit<Proposal, 'attempt' | 'madeAt'> | 'automatic'>[] = columnsOf({
  messageId: 'uuid',
  madeBy: 'text',
  language: 'text',
  topicId: 'uuid',
  topicProbability: 'real',
  areaId: 'uuid',
  authorityId: 'uuid',
  severity: 'smallint',
  type: 'text',
  emergency: 'boolean',
  formalAppeal: 'boolean',
  setAside: 'text',
  duplicateMessageId: 'uuid',
  duplicateCaseId: 'uuid',
  automatic: 'boolean',
  detail: 'json',
});

/**
 * Signatures of all messages, the next attempt of a proposal for some with the watches that found them, their
 * dispositions: one statement. Signatures are handed over end to end, so that no array of them is written as text.
 * What is handed over without a person is "accepted" next and not "proposed" in between.
 */
const statement = `
with incoming as (
  select * from ${rowsFrom(incoming, 10)} r
), written as (
  insert into proposals (realm_id, message_id, attempt, made_by, made_at, language, topic_id, topic_probability,
    area_id, authority_id, severity, type, emergency, formal_appeal, set_aside, duplicate_message_id,
    duplicate_case_id, detail)
  select $1, r.message_id,
    1 + coalesce((select max(attempt) from proposals p where p.realm_id = $1 and p.message_id = r.message_id), 0),
    r.made_by, $2, r.language, r.topic_id, r.topic_probability, r.area_id, r.authority_id, r.severity, r.type,
    r.emergency, r.formal_appeal, r.set_aside, r.duplicate_message_id, r.duplicate_case_id, r.detail
  from incoming r
  returning message_id, attempt
), matched as (
  insert into watch_matches (realm_id, watch_id, message_id, attempt)
  select $1, w.watch_id, message_id, attempt
  from unnest($8::uuid[], $9::uuid[]) as w (message_id, watch_id) join written using (message_id)
), filed as (
  insert into signatures (realm_id, message_id, at, signature)
  select $1, id, at, substring($5::bytea from ((n - 1) * $6::int + 1)::int for $6::int)
  from unnest($3::uuid[], $4::timestamptz[]) with ordinality as m (id, at, n)
  on conflict (realm_id, message_id) do update set signature = excluded.signature
), held as (
  insert into near_windows (realm_id, holder, filed_at) values ($1, $7, $2)
  on conflict (realm_id) do update set holder = excluded.holder, filed_at = excluded.filed_at
)
update message_states s set disposition = 'proposed', danger = r.severity + r.emergency::int, version = version + 1
from incoming r
where s.realm_id = $1 and s.message_id = r.message_id and s.disposition in ('received', 'proposed')
  and not r.automatic`;

export async function writeProposed(tx: Tx, realmId: string, proposed: Proposed): Promise<void> {
  const { at, holder, messages, drafts, proposals } = proposed;
  if (messages.length === 0) return;
  const signatures = drafts.map(({ signature }) => signature);
  const rows = proposals.map((one) => ({ ...one, automatic: one.detail.automatic.allowed }));
  const matched = proposals.flatMap(({ messageId, detail }) =>
    (detail.watches ?? []).map(({ watchId }) => ({ messageId, watchId })),
  );
  await tx.named('write-proposed', statement, [
    realmId,
    at,
    plainArray(messages.map(({ messageId }) => messageId)),
    plainArray(messages.map(({ receivedAt }) => isoText(receivedAt))),
    Buffer.concat(signatures),
    signatures[0]!.length,
    holder,
    plainArray(matched.map(({ messageId }) => messageId)),
    plainArray(matched.map(({ watchId }) => watchId)),
    ...valuesOf(incoming, rows),
  ]);
}
