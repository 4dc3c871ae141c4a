import { sql, type Tx } from '../platform/database.ts';

/** The newest words of a message: its own when nothing has changed since. */
export interface Newest {
  readonly messageId: string;
  /** 1 for the message as it came. */
  readonly version: number;
  readonly text: string;
  /** Null while it is as it came. */
  readonly editedAt: Date | null;
  readonly deleted: boolean;
}

/** Locks a message of a channel by its external id: its edits are recorded one after the other. */
export async function lockNewest(
  tx: Tx,
  realmId: string,
  channelId: string,
  externalId: string,
): Promise<Newest | undefined> {
  const state = await tx.maybe(sql<{ messageId: string }>`select message_id as "messageId" from message_states
    where realm_id = ${realmId} and channel_id = ${channelId} and external_id = ${externalId} for update`);
  if (!state) return undefined;
  return tx.maybe(sql<Newest>`
    select m.id as "messageId", coalesce(v.version, 1) as version, coalesce(v.text, m.text) as text,
      v.edited_at as "editedAt", coalesce(v.deleted, false) as deleted
    from messages m left join lateral (select version, text, edited_at, deleted from message_versions v
      where v.realm_id = m.realm_id and v.message_id = m.id order by version desc limit 1) v on true
    where m.realm_id = ${realmId} and m.id = ${state.messageId}`);
}

/** Whether these very words of this very moment are recorded: platforms tell of an edit more than once. */
export async function hasVersion(
  tx: Tx,
  realmId: string,
  messageId: string,
  edit: { text: string; at: Date },
): Promise<boolean> {
  const row = await tx.maybe(sql`select 1 from message_versions where realm_id = ${realmId}
    and message_id = ${messageId} and edited_at = ${edit.at} and text = ${edit.text} and not deleted`);
  return row !== undefined;
}

/** Adds a version; the message's row moves its own, so that whoever decides on the old words is told. */
export async function insertVersion(
  tx: Tx,
  realmId: string,
  version: { messageId: string; version: number; text: string; editedAt: Date; deleted: boolean },
): Promise<void> {
  await tx.run(sql`insert into message_versions (realm_id, message_id, version, text, edited_at, deleted)
    values (${realmId}, ${version.messageId}, ${version.version}, ${version.text}, ${version.editedAt}, ${version.deleted})`);
  await tx.run(sql`update message_states set version = version + 1
    where realm_id = ${realmId} and message_id = ${version.messageId}`);
}
