import { insertChannel } from '../channels/index.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { wordsIn } from '../platform/words.ts';
import { topCentreOf } from './realm-tree.store.ts';

export interface PassedMessage {
  /** Once: the same assignment brings the same message. */
  readonly assignmentId: string;
  readonly centreId: string;
  readonly text: string;
  readonly publishedAt: Date | null;
  readonly contactId: string | null;
}

/**
 * The residents' words, as a message of this realm. Nothing can be sent back through its channel: whoever passed the
 * case answers. @returns the ids a case is opened with
 */
export async function insertPassedMessage(
  tx: Tx,
  realmId: string,
  message: PassedMessage,
  at: Date,
): Promise<{ messageId: string; channelId: string }> {
  const channelId = await passedChannel(tx, realmId, at);
  const messageId = newId();
  await tx.run(sql`insert into messages
      (realm_id, id, channel_id, received_at, published_at, source, text, author_id, private)
    values (${realmId}, ${messageId}, ${channelId}, ${at}, ${message.publishedAt}, 'passed', ${message.text},
      ${message.contactId}, true)`);
  await tx.run(sql`insert into message_states
      (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
    values (${realmId}, ${messageId}, ${channelId}, ${message.assignmentId}, ${message.centreId}, 'accepted', ${at})`);
  return { messageId, channelId };
}

export function passedMessageOf(
  tx: Tx,
  realmId: string,
  assignmentId: string,
): Promise<{ id: string } | undefined> {
  return tx.maybe(sql<{ id: string }>`select s.message_id as id from message_states s
    join channels c on c.realm_id = s.realm_id and c.id = s.channel_id and c.config->>'kind' = 'passed'
    where s.realm_id = ${realmId} and s.external_id = ${assignmentId}`);
}

/** Made at the first case that is passed here. */
async function passedChannel(tx: Tx, realmId: string, at: Date): Promise<string> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('passed ' || ${realmId}, 0))`);
  const known = await tx.maybe(sql<{ id: string }>`select id from channels
    where realm_id = ${realmId} and driver = 'manual' and config->>'kind' = 'passed' limit 1`);
  if (known) return known.id;
  const id = newId();
  const centreId = await topCentreOf(tx, realmId);
  if (!centreId) throw new Error('a realm without a centre takes no case');
  const name = { ru: wordsIn('ru')('assignment.channel'), en: wordsIn('en')('assignment.channel') };
  const channel = { realmId, id, centreId, driver: 'manual', name, officialName: name.ru };
  await insertChannel(tx, { ...channel, config: { kind: 'passed' }, secretId: null, enabled: true }, at);
  return id;
}
