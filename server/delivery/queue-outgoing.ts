import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { queueJob, queueJobs } from '../platform/jobs.ts';
import { insertOutgoings, type OutgoingKind } from './outgoing.store.ts';

export interface ToSay {
  readonly channelId: string;
  readonly kind: OutgoingKind;
  readonly caseId: string;
  readonly answerId: string | null;
  /** The answer, the question, the case accepted: each is said to a message once. */
  readonly aboutId: string;
  /** The message it replies to. */
  readonly messageId: string;
  readonly manner: 'public' | 'private';
  readonly text: string;
  /** Not before this; at once when left out. */
  readonly notBefore?: Date;
}

export const deliverJob = 'deliver';

/**
 * Queues something outward in the caller's transaction. The same kind of thing about the same answer is said to a
 * message once, however often this is called.
 * @returns its id, or `undefined` when it had been queued before
 */
export async function queueOutgoing(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  saying: ToSay,
): Promise<string | undefined> {
  const [id] = await queueOutgoings(tx, context, [saying]);
  return id;
}

/** The same for many, in two statements. @returns the ids of those that had not been queued before */
export async function queueOutgoings(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  sayings: readonly ToSay[],
): Promise<string[]> {
  const { realmId, at } = context;
  const rows = sayings.map((saying) => ({ ...saying, id: newId(), notBefore: saying.notBefore ?? at }));
  const written = await insertOutgoings(tx, realmId, rows, at);
  const fresh = rows.filter(({ id }) => written.has(id));
  await queueJobs(
    tx,
    deliverJob,
    fresh.map(({ id, notBefore }) => ({
      payload: { realmId, outgoingId: id },
      runAt: notBefore,
      key: deliveryKey(id),
    })),
  );
  return fresh.map(({ id }) => id);
}

const deliveryKey = (outgoingId: string) => `${deliverJob}:${outgoingId}`;

/** The job that will send it; asked for again, there is still one. */
export function queueDelivery(tx: Tx, realmId: string, outgoingId: string, runAt: Date): Promise<void> {
  return queueJob(tx, deliverJob, { realmId, outgoingId }, { runAt, key: deliveryKey(outgoingId) });
}
