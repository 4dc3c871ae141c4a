import {
  type ChannelContext,
  type DeliveryResult,
  type Driver,
  type Drivers,
  deafSink,
  openContext,
} from '../channels/index.ts';
import type { Platform } from '../platform/module.ts';
import { type Claimed, claimDue } from './claim.ts';
import { mostAttempts, sendTimeoutMs } from './outgoing.rules.ts';
import type { OutgoingRow } from './outgoing.store.ts';
import { type Conclusion, settle } from './settle.ts';

export type DeliveryParts = Platform & { readonly drivers: Drivers };

/** Sent side by side to one driver's platform. */
const atOnce = 8;

/**
 * Sends what is due through one driver. "Sending" is committed before anything leaves, and the outcome after: a process
 * killed between the two leaves rows that say so, and `sweepAbandoned` decides by what the platform can promise.
 * @returns how many were taken
 */
export async function deliverDue(parts: DeliveryParts, driver: Driver, most: number): Promise<number> {
  const claimed = await claimDue(parts, driver, most);
  const contexts = contextsOf(parts);
  const concluded = new Map<string, Conclusion>();
  const sendFrom = async (lane: number) => {
    for (let at = lane; at < claimed.length; at += atOnce) {
      const one = claimed[at]!;
      const outcome = await send(driver, one, () => contexts(one));
      concluded.set(one.row.id, conclude(one.row, outcome, parts.clock.now()));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => sendFrom(lane)));
  for (const [realmId, ones] of Map.groupBy(claimed, ({ row }) => row.realmId))
    await record(parts, realmId, ones, concluded);
  return claimed.length;
}

/** A channel's context is opened once however much goes through it. */
function contextsOf(parts: DeliveryParts): (one: Claimed) => Promise<ChannelContext> {
  const opened = new Map<string, Promise<ChannelContext>>();
  return ({ channel }) => {
    const known = opened.get(channel.id) ?? openContext(parts, channel, deafSink);
    opened.set(channel.id, known);
    return known;
  };
}

/** What somebody else decided on meanwhile stays as they decided. */
function record(
  parts: DeliveryParts,
  realmId: string,
  claimed: readonly Claimed[],
  concluded: ReadonlyMap<string, Conclusion>,
): Promise<unknown> {
  const ours = claimed.map(({ row }) => ({ row, ...concluded.get(row.id)! }));
  return parts.database.inRealm(realmId, (tx) => settle(tx, parts, realmId, ours));
}

type Outcome = DeliveryResult | { readonly outcome: 'unknown'; readonly error: string };

async function send(
  driver: Driver,
  { row, recipient, to }: Claimed,
  context: () => Promise<ChannelContext>,
): Promise<Outcome> {
  if (!driver.send) return { outcome: 'refused', error: 'this channel cannot send' };
  if (!recipient) return { outcome: 'refused', error: 'the message it replies to is gone' };
  try {
    const { id: key, manner, text, replaces } = row;
    const { externalId, threadId } = recipient;
    if (replaces && driver.edit)
      return await withTimeout(driver.edit(await context(), replaces, text), sendTimeoutMs);
    const outgoing = { key, manner, text, inReplyTo: { externalId, threadId }, to };
    return await withTimeout(driver.send(await context(), outgoing), sendTimeoutMs);
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

function conclude(row: OutgoingRow, result: Outcome, at: Date): Conclusion {
  switch (result.outcome) {
    case 'sent': {
      const { externalId, url } = result;
      return { changes: { state: 'sent', sentAt: at, externalId, url, error: null }, event: 'outgoing.sent' };
    }
    case 'refused':
      // What stood there is gone, or may no longer be edited: it is said anew, and says itself what it corrects.
      if (row.replaces)
        return { changes: { state: 'waiting', notBefore: at, replaces: null }, event: undefined };
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
