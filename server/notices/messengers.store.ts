import { sql, type Tx } from '../platform/database.ts';

export interface Messenger {
  readonly accountId: string;
  readonly channelId: string;
  /** In the vault: the author a channel heard. */
  readonly addressId: string;
  readonly externalId: string;
  readonly threadId: string | null;
  readonly linkedAt: Date;
}

const columns = sql`account_id as "accountId", channel_id as "channelId", address_id as "addressId",
  external_id as "externalId", thread_id as "threadId", linked_at as "linkedAt"`;

export function findMessenger(tx: Tx, realmId: string, accountId: string): Promise<Messenger | undefined> {
  return tx.maybe(sql<Messenger>`select ${columns} from messengers
    where realm_id = ${realmId} and account_id = ${accountId}`);
}

export async function linkedAmong(
  tx: Tx,
  realmId: string,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.all(sql<{ accountId: string }>`select account_id as "accountId" from messengers
    where realm_id = ${realmId} and account_id = any(${[...accountIds]}::uuid[])`);
  return new Set(rows.map(({ accountId }) => accountId));
}

/** A person has one code at a time: a new one takes the place of the old. */
export async function writeCode(
  tx: Tx,
  realmId: string,
  code: { accountId: string; hash: Buffer; expiresAt: Date },
): Promise<void> {
  await tx.run(sql`insert into messenger_codes (realm_id, account_id, code_hash, expires_at)
    values (${realmId}, ${code.accountId}, ${code.hash}, ${code.expiresAt})
    on conflict (realm_id, account_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`);
}

/** Takes a code: it is good once. @returns whose it was, undefined when there is none or it has expired */
export async function takeCode(tx: Tx, realmId: string, hash: Buffer, at: Date): Promise<string | undefined> {
  const row = await tx.maybe(sql<{ accountId: string }>`delete from messenger_codes
    where realm_id = ${realmId} and code_hash = ${hash} and expires_at > ${at}
    returning account_id as "accountId"`);
  return row?.accountId;
}

export async function writeMessenger(tx: Tx, realmId: string, row: Messenger): Promise<void> {
  await tx.run(sql`insert into messengers
      (realm_id, account_id, channel_id, address_id, external_id, thread_id, linked_at)
    values (${realmId}, ${row.accountId}, ${row.channelId}, ${row.addressId}, ${row.externalId}, ${row.threadId},
      ${row.linkedAt})`);
}

/** Unlinks, and forgets the address and what still waits to go there. */
export async function deleteMessenger(tx: Tx, realmId: string, accountId: string): Promise<void> {
  await tx.run(sql`update notice_messages set state = 'cancelled'
    where realm_id = ${realmId} and account_id = ${accountId} and state = 'waiting'`);
  await tx.run(sql`with gone as (delete from messengers where realm_id = ${realmId} and account_id = ${accountId}
      returning address_id)
    delete from vault v using gone where v.realm_id = ${realmId} and v.id = gone.address_id`);
}
