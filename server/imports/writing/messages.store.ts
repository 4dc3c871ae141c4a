import type { Tx } from '../../platform/database.ts';
import type { SealedField } from '../../platform/vault.ts';

/** A message of a file, ready to be written: everything personal is sealed. */
export interface MessageToWrite {
  readonly id: string;
  readonly channelId: string;
  readonly centreId: string;
  readonly externalId: string;
  readonly publishedAt: Date | null;
  readonly receivedAt: Date;
  readonly text: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly place: string | null;
  readonly reach: string | null;
  readonly author: SealedField | null;
  readonly pseudonym: Buffer | null;
}

/**
 * One round trip a batch: the narrow row decides who is new, and message and sealed author follow only for those. The
 * transaction is the caller's, for what became of a message is written with it.
 */
const statement = `
with incoming as (
  select * from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[], $9::timestamptz[],
    $10::text[], $11::text[], $12::text[], $13::jsonb[], $14::jsonb[], $15::uuid[], $16::bytea[], $17::text[],
    $18::bytea[])
    as i (id, channel_id, centre_id, external_id, published_at, received_at, text, url, title, place, reach,
      author_id, pseudonym, key_id, sealed)
), fresh as (
  insert into message_states (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
  select $1, id, channel_id, external_id, centre_id, $3, received_at from incoming
  on conflict (realm_id, channel_id, external_id) do nothing
  returning message_id
), written as (
  insert into messages (realm_id, id, channel_id, received_at, published_at, source, text, url, title, place, reach,
    author_id, pseudonym)
  select $1, id, channel_id, received_at, published_at, 'import', text, url, title, place, reach, author_id, pseudonym
  from incoming join fresh on fresh.message_id = incoming.id
), sealed as (
  insert into vault (realm_id, id, kind, key_id, sealed, created_at)
  select $1, author_id, 'author', key_id, incoming.sealed, $2
  from incoming join fresh on fresh.message_id = incoming.id where author_id is not null
)
select message_id as "messageId" from fresh`;

/** @returns the ids that were new; the others were known already */
export async function insertMessages(
  tx: Tx,
  realmId: string,
  disposition: 'received' | 'accepted',
  rows: readonly MessageToWrite[],
  at: Date,
): Promise<Set<string>> {
  const column = <K extends keyof MessageToWrite>(name: K) => rows.map((row) => row[name]);
  const fresh = await tx.named<{ messageId: string }>('import-messages', statement, [
    realmId,
    at,
    disposition,
    column('id'),
    column('channelId'),
    column('centreId'),
    column('externalId'),
    column('publishedAt'),
    column('receivedAt'),
    column('text'),
    column('url'),
    column('title'),
    column('place'),
    column('reach'),
    rows.map(({ author }) => author?.id ?? null),
    column('pseudonym'),
    rows.map(({ author }) => author?.keyId ?? null),
    rows.map(({ author }) => author?.sealed ?? null),
  ]);
  return new Set(fresh.map(({ messageId }) => messageId));
}
