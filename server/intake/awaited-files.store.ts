import type { HeardFile } from '../channels/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { AwaitedState, MissingFile } from './awaited-file.schema.ts';

export interface AwaitedFile {
  readonly key: string;
  readonly ref: string;
  readonly name: string;
  readonly size: number | null;
}

/** More attachments of a message known already (the rest of an album). @returns how many are new */
export function awaitMore(
  tx: Tx,
  realmId: string,
  messageId: string,
  files: readonly HeardFile[],
  at: Date,
): Promise<number> {
  const column = <K extends keyof HeardFile>(name: K) => files.map((file) => file[name]);
  return tx.run(sql`insert into awaited_files (realm_id, message_id, key, ref, name, size, state, heard_at)
    select ${realmId}, ${messageId}, key, ref, name, size, 'waiting', ${at}
    from unnest(${column('key')}::text[], ${column('ref')}::text[], ${column('name')}::text[], ${column('size')}::bigint[])
      as f (key, ref, name, size)
    on conflict do nothing`);
}

export function listWaiting(tx: Tx, realmId: string, messageId: string): Promise<AwaitedFile[]> {
  return tx.all(sql<AwaitedFile>`select key, ref, name, size from awaited_files
    where realm_id = ${realmId} and message_id = ${messageId} and state = 'waiting' order by heard_at, key`);
}

/** By message; those with nothing missing are not in it. */
export async function missingFilesOf(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<Map<string, MissingFile[]>> {
  const rows = await tx.all(
    sql<MissingFile & { messageId: string }>`select message_id as "messageId", name, state from awaited_files
      where realm_id = ${realmId} and message_id = any(${[...messageIds]}::uuid[]) and state <> 'stored'
      order by heard_at, key`,
    'missing-files',
  );
  const found = new Map<string, MissingFile[]>();
  for (const { messageId, name, state } of rows)
    found.set(messageId, [...(found.get(messageId) ?? []), { name, state }]);
  return found;
}

/** What another run has settled stays as it is. */
export async function settleAwaited(
  tx: Tx,
  realmId: string,
  messageId: string,
  key: string,
  state: AwaitedState,
  problem: string | null,
): Promise<void> {
  await tx.run(sql`update awaited_files set state = ${state}, problem = ${problem}
    where realm_id = ${realmId} and message_id = ${messageId} and key = ${key} and state = 'waiting'`);
}

export async function channelOfMessage(
  tx: Tx,
  realmId: string,
  messageId: string,
): Promise<string | undefined> {
  const row = await tx.maybe(sql<{ channelId: string }>`select channel_id as "channelId" from message_states
    where realm_id = ${realmId} and message_id = ${messageId}`);
  return row?.channelId;
}
