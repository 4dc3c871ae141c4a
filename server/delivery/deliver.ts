import { createHash } from 'node:crypto';
import {
  type Channel,
  type DeliveryResult,
  type Drivers,
  deafSink,
  findChannel,
  type HeardAuthor,
  openContext,
} from '../channels/index.ts';
import { emit, type HeedEvent } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { openFromVault } from '../platform/vault.ts';
import { mostAttempts, sendTimeoutMs } from './outgoing.rules.ts';
import {
  findRecipient,
  lockOutgoing,
  type OutgoingChanges,
  type OutgoingRow,
  updateOutgoing,
} from './outgoing.store.ts';
import { queueDelivery } from './queue-outgoing.ts';

export type DeliveryParts = Platform & { readonly drivers: Drivers };

const actor = system('delivery');

/**
 * Sends one thing. "Sending" is committed before anything leaves, and the outcome after: a process killed between the
 * two leaves a row that says so, and `sweepAbandoned` decides by what the platform can promise.
 */
export async function deliver(parts: DeliveryParts, realmId: string, outgoingId: string): Promise<void> {
  const claimed = await claim(parts, realmId, outgoingId);
  if (!claimed) return;
  const { changes, event } = conclude(claimed.row, await send(parts, claimed), parts.clock.now());
  await parts.database.inRealm(realmId, async (tx) => {
    const row = await lockOutgoing(tx, realmId, outgoingId);
    if (!row || row.version !== claimed.row.version) return;
    await settle(tx, parts, row, changes, event);
  });
}

interface Claimed {
  readonly row: OutgoingRow;
  readonly channel: Channel;
  readonly recipient: { externalId: string; threadId: string | null };
  readonly to: HeardAuthor | null;
}

/** Takes the row if it still waits and its time has come; an outward act is in the log before it happens. */
function claim(parts: DeliveryParts, realmId: string, outgoingId: string): Promise<Claimed | undefined> {
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const row = await lockOutgoing(tx, realmId, outgoingId);
    if (row?.state !== 'waiting') return undefined;
    if (row.notBefore > at) {
      await queueDelivery(tx, realmId, outgoingId, row.notBefore);
      return undefined;
    }
    const channel = await findChannel(tx, realmId, row.channelId);
    const recipient = await findRecipient(tx, realmId, row.messageId);
    if (!channel || !recipient) throw new Error(`outgoing ${outgoingId} has lost its channel or message`);
    const sealed = recipient.authorId
      ? await openFromVault(tx, parts.keyRing, realmId, recipient.authorId)
      : undefined;
    const taken = await updateOutgoing(tx, row, {
      state: 'sending',
      startedAt: at,
      attempts: row.attempts + 1,
    });
    await recordOutwardAct(
      tx,
      { realmId, actor: system(channel.officialName), at },
      {
        act: 'publish',
        subjectId: row.id,
        data: {
          kind: row.kind,
          case: row.caseId,
          channel: row.channelId,
          attempt: taken.attempts,
          text: createHash('sha256').update(row.text).digest('hex'),
        },
      },
    );
    return { row: taken, channel, recipient, to: (sealed as HeardAuthor | undefined) ?? null };
  });
}

type Outcome = DeliveryResult | { readonly outcome: 'unknown'; readonly error: string };

async function send(parts: DeliveryParts, { row, channel, recipient, to }: Claimed): Promise<Outcome> {
  const driver = parts.drivers.of(channel.driver);
  if (!driver.send) return { outcome: 'refused', error: 'this channel cannot send' };
  try {
    const context = await openContext(parts, channel, deafSink);
    const { manner, text } = row;
    const inReplyTo = { externalId: recipient.externalId, threadId: recipient.threadId };
    return await withTimeout(
      driver.send(context, { key: row.id, manner, text, inReplyTo, to }),
      sendTimeoutMs,
    );
  } catch (error) {
    return { outcome: 'unknown', error: error instanceof Error ? error.message : String(error) };
  }
}

function withTimeout<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no word from the platform in ${ms / 1000} s`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

type DeliveryEventType = 'outgoing.sent' | 'outgoing.failed' | 'outgoing.unknown';
interface Conclusion {
  readonly changes: OutgoingChanges;
  readonly event: DeliveryEventType | undefined;
}

function conclude(row: OutgoingRow, result: Outcome, at: Date): Conclusion {
  switch (result.outcome) {
    case 'sent': {
      const { externalId, url } = result;
      return { changes: { state: 'sent', sentAt: at, externalId, url, error: null }, event: 'outgoing.sent' };
    }
    case 'refused':
      return { changes: { state: 'failed', error: result.error }, event: 'outgoing.failed' };
    case 'unknown':
      return { changes: { state: 'unknown', error: result.error }, event: 'outgoing.unknown' };
    case 'again': {
      if (row.attempts >= mostAttempts) {
        return { changes: { state: 'failed', error: result.error }, event: 'outgoing.failed' };
      }
      const notBefore = new Date(at.getTime() + Math.max(result.afterMs, 1000 * 2 ** row.attempts));
      return { changes: { state: 'waiting', notBefore, error: result.error }, event: undefined };
    }
  }
}

/** Writes what became of a row, tells of it, and queues it again when it waits. */
export async function settle(
  tx: Tx,
  parts: Pick<DeliveryParts, 'clock'>,
  row: OutgoingRow,
  changes: OutgoingChanges,
  event: DeliveryEventType | undefined,
): Promise<OutgoingRow> {
  const { realmId } = row;
  const next = await updateOutgoing(tx, row, changes);
  if (next.state === 'waiting') await queueDelivery(tx, realmId, row.id, next.notBefore);
  if (event) {
    const about = { outgoingId: row.id, kind: row.kind, messageId: row.messageId, answerId: row.answerId };
    const told: HeedEvent =
      event === 'outgoing.failed'
        ? { type: event, data: { ...about, error: next.error ?? '' } }
        : { type: event, data: about };
    await emit(tx, { realmId, actor, at: parts.clock.now() }, [{ event: told, streamId: row.caseId }]);
  }
  return next;
}
