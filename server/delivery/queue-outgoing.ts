import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { ringFor } from '../platform/event-log.ts';
import { newId } from '../platform/ids.ts';
import { insertOutgoings, type OutgoingKind } from './outgoing.store.ts';

export interface ToSay {
  readonly channelId: string;
  readonly kind: OutgoingKind;
  /** Null: the message is no case yet. */
  readonly caseId: string | null;
  readonly answerId: string | null;
  /** The answer, the question, the case accepted: each is said to a message once. */
  readonly aboutId: string;
  /** The message it replies to. */
  readonly messageId: string;
  readonly manner: 'public' | 'private';
  readonly text: string;
  /** Not before this; at once when left out. */
  readonly notBefore?: Date;
  /** What stands in the channel, by its id there, and is to say this instead; said anew where that is refused. */
  readonly replaces?: string | null;
}

/** What the bell rings for when something waits to be sent. */
export const outgoingQueued = 'outgoing queued';

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

/** The same for many, in one statement. @returns the ids of those that had not been queued before */
export async function queueOutgoings(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  sayings: readonly ToSay[],
): Promise<string[]> {
  const { realmId, at } = context;
  const rows = sayings.map((saying) => ({
    ...saying,
    id: newId(),
    notBefore: saying.notBefore ?? at,
    replaces: saying.replaces ?? null,
  }));
  const written = await insertOutgoings(tx, realmId, rows, at);
  await ringFor(tx, outgoingQueued);
  return rows.flatMap(({ id }) => (written.has(id) ? id : []));
}
