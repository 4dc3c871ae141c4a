import { createHash } from 'node:crypto';
import { type Channel, type Driver, findChannels, type HeardAuthor } from '../channels/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardActs } from '../platform/outward-acts.ts';
import type { OutwardAct } from '../platform/outward-chain.ts';
import { openManyFromVault } from '../platform/vault.ts';
import {
  findRecipients,
  lockDue,
  type OutgoingRow,
  type Recipient,
  updateOutgoings,
} from './outgoing.store.ts';

/** Something taken to be sent now, by this process and no other. */
export interface Claimed {
  readonly row: OutgoingRow;
  readonly channel: Channel;
  /** Null when the message it replies to is gone. */
  readonly recipient: Recipient | null;
  /** Null where nobody knows them, or nothing goes to them. */
  readonly to: HeardAuthor | null;
}

/**
 * Takes what is due in the channels of one driver, the longest waiting first. "Sending" and the outward act are
 * committed before anything leaves.
 * @param most how many a process killed between sending and recording may leave behind
 */
export function claimDue(
  parts: Pick<Platform, 'database' | 'clock' | 'keyRing'>,
  driver: Driver,
  most: number,
): Promise<Claimed[]> {
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    const due = await lockDue(tx, driver.name, at, most);
    const claimed: Claimed[] = [];
    // In one order everywhere, so that two processes never wait for each other's chains.
    const realms = [...Map.groupBy(due, ({ realmId }) => realmId)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [realmId, rows] of realms)
      claimed.push(...(await claimOfRealm(tx, parts, driver, { realmId, rows, at })));
    return claimed;
  });
}

async function claimOfRealm(
  tx: Tx,
  { keyRing }: Pick<Platform, 'keyRing'>,
  driver: Driver,
  { realmId, rows, at }: { realmId: string; rows: readonly OutgoingRow[]; at: Date },
): Promise<Claimed[]> {
  const channels = await findChannels(tx, realmId, [...new Set(rows.map(({ channelId }) => channelId))]);
  const recipients = await findRecipients(
    tx,
    realmId,
    rows.map(({ messageId }) => messageId),
  );
  const authorIds = driver.staysHere
    ? []
    : [...recipients.values()].flatMap(({ authorId }) => authorId ?? []);
  const authors = await openManyFromVault(tx, keyRing, realmId, authorIds);
  const taken = await updateOutgoings(
    tx,
    realmId,
    rows.map((row) => ({ row, changes: { state: 'sending', startedAt: at, attempts: row.attempts + 1 } })),
  );
  const claimed = taken.map((row) => {
    const recipient = recipients.get(row.messageId) ?? null;
    const to = recipient?.authorId ? authors.get(recipient.authorId) : undefined;
    return {
      row,
      channel: channels.get(row.channelId)!,
      recipient,
      to: (to as HeardAuthor | undefined) ?? null,
    };
  });
  await recordOutwardActs(
    tx,
    { realmId, at },
    claimed.map(({ row, channel }) => ({ actor: system(channel.officialName), act: actOf(row) })),
  );
  return claimed;
}

function actOf({ id, kind, caseId, channelId, attempts, text, replaces }: OutgoingRow): OutwardAct {
  return {
    act: 'publish',
    subjectId: id,
    data: {
      kind,
      case: caseId,
      channel: channelId,
      attempt: attempts,
      ...(replaces && { edit: true }),
      text: createHash('sha256').update(text).digest('hex'),
    },
  };
}
