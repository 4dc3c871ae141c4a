import type pg from 'pg';
import type { HeardFile } from '../channels/index.ts';
import { newId } from '../platform/ids.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import type { SealedField } from '../platform/vault.ts';

/** A message ready to be written: everything personal is sealed. */
export interface MessageRow {
  readonly id: string;
  readonly channelId: string;
  readonly centreId: string;
  readonly externalId: string;
  readonly publishedAt: Date | null;
  readonly source: string;
  readonly text: string;
  readonly threadId: string | null;
  readonly parentExternalId: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly place: string | null;
  readonly reach: string | null;
  readonly author: SealedField | null;
  readonly pseudonym: Buffer | null;
  readonly private: boolean;
  readonly files: readonly HeardFile[];
}

/** Fetches the attachments of a message; see `fetch-files.ts`. */
export const fetchFilesJob = 'fetch-files';

/**
 * One statement, one round trip, one commit for a batch: the narrow row decides who is new (a replay, or the same
 * message twice in a batch, loses there), and message, sealed author, awaited files and event follow only for those.
 * It does not ring for its event, see `ring-for-messages.ts`.
 */
const statement = `
with incoming as (
  select * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::timestamptz[], $8::text[], $9::text[],
    $10::text[], $11::text[], $12::text[], $13::text[], $14::jsonb[], $15::jsonb[], $16::uuid[], $17::bytea[],
    $18::boolean[], $19::text[], $20::bytea[])
    as i (id, channel_id, centre_id, external_id, published_at, source, text, thread_id, parent_external_id, url,
      title, place, reach, author_id, pseudonym, private, key_id, sealed)
), fresh as (
  insert into message_states (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
  select $1, id, channel_id, external_id, centre_id, 'received', $2 from incoming
  on conflict (realm_id, channel_id, external_id) do nothing
  returning message_id
), written as (
  insert into messages (realm_id, id, channel_id, received_at, published_at, source, text, thread_id,
    parent_external_id, url, title, place, reach, author_id, pseudonym, private)
  select $1, id, channel_id, $2, published_at, source, text, thread_id, parent_external_id, url, title, place, reach,
    author_id, pseudonym, private
  from incoming join fresh on fresh.message_id = incoming.id
), sealed as (
  insert into vault (realm_id, id, kind, key_id, sealed, created_at)
  select $1, author_id, 'author', key_id, incoming.sealed, $2
  from incoming join fresh on fresh.message_id = incoming.id where author_id is not null
), awaited as (
  insert into awaited_files (realm_id, message_id, key, ref, name, size, state, heard_at)
  select $1, f.message_id, f.key, f.ref, f.name, f.size, 'waiting', $2
  from jsonb_to_recordset($23::jsonb) as f (message_id uuid, key text, ref text, name text, size bigint)
  join fresh on fresh.message_id = f.message_id
  on conflict do nothing returning message_id
), asked as (
  select queue_job('${fetchFilesJob}', json_build_object('realmId', $1::uuid, 'messageId', message_id), null,
    '${fetchFilesJob}:' || message_id, null)
  from (select distinct message_id from awaited) one
), told as (
  insert into events (realm_id, id, type, at, actor_kind, actor_name, data)
  select $1, $21, 'messages.received', $2, 'system', $22,
    json_build_object('messageIds', json_agg(message_id order by message_id))
  from fresh having count(*) > 0
)
select message_id as "messageId" from fresh
union all select null from asked`;

/** @returns the ids that were new; the others were known already */
export async function insertMessages(
  client: pg.Pool | pg.ClientBase,
  realmId: string,
  at: Date,
  by: string,
  rows: readonly MessageRow[],
): Promise<Set<string>> {
  const column = <K extends keyof MessageRow>(name: K) => rows.map((row) => row[name]);
  const result = await client.query<{ messageId: string | null }>({
    name: 'insert-messages',
    text: statement,
    values: [
      realmId,
      at,
      plainArray(column('id')),
      plainArray(column('channelId')),
      plainArray(column('centreId')),
      column('externalId'),
      column('publishedAt'),
      plainArray(column('source')),
      column('text'),
      column('threadId'),
      column('parentExternalId'),
      column('url'),
      column('title'),
      column('place'),
      column('reach'),
      plainArray(rows.map(({ author }) => author?.id ?? null)),
      column('pseudonym'),
      plainArray(column('private')),
      rows.map(({ author }) => author?.keyId ?? null),
      rows.map(({ author }) => author?.sealed ?? null),
      newId(),
      by,
      JSON.stringify(
        rows.flatMap(({ id, files }) =>
          files.map(({ key, ref, name, size }) => ({ message_id: id, key, ref, name, size })),
        ),
      ),
    ],
  });
  return new Set(result.rows.flatMap(({ messageId }) => messageId ?? []));
}

/** The ids under which messages are known already, by `channel/external id`. */
export async function findKnown(
  client: pg.Pool | pg.ClientBase,
  realmId: string,
  keys: readonly { channelId: string; externalId: string }[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ channelId: string; externalId: string; messageId: string }>({
    name: 'find-known-messages',
    text: `select s.channel_id as "channelId", s.external_id as "externalId", s.message_id as "messageId"
      from unnest($2::uuid[], $3::text[]) as k (channel_id, external_id)
      join message_states s on s.realm_id = $1 and s.channel_id = k.channel_id and s.external_id = k.external_id`,
    values: [realmId, keys.map(({ channelId }) => channelId), keys.map(({ externalId }) => externalId)],
  });
  return new Map(rows.map((row) => [`${row.channelId}/${row.externalId}`, row.messageId]));
}
