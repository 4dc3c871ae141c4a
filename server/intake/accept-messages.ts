import type { HeardMessage } from '../channels/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type KeyRing, pseudonymOf, realmSecret, sealField } from '../platform/vault.ts';
import { requireAcceptable } from './message.rules.ts';
import { findKnown, insertMessages, type MessageRow } from './messages.store.ts';
import { createRinger } from './ring-for-messages.ts';

export interface IntakeParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly keyRing: KeyRing;
}

/** A message with where it belongs. `source` says how it came: 'driver', 'api', 'portal', 'import', 'pasted', 'call'. */
export interface Arrival {
  readonly realmId: string;
  readonly channelId: string;
  readonly centreId: string;
  readonly source: string;
  readonly message: HeardMessage;
}

export interface Accepted {
  readonly messageId: string;
  /** False when the same message had been accepted before. */
  readonly isNew: boolean;
}

/**
 * Accepts messages exactly once each: when it resolves, all are durable. Results are in the order of the arrivals.
 * Callers clean first with `requireAcceptable`; one unacceptable message refuses its whole batch.
 */
export function createAcceptance(
  parts: IntakeParts,
): (arrivals: readonly Arrival[], by: string) => Promise<Accepted[]> {
  const secrets = new Map<string, Promise<Buffer>>();
  const secretOf = (realmId: string) => {
    const known = secrets.get(realmId) ?? realmSecret(parts.database, parts.keyRing, realmId, 'pseudonyms');
    secrets.set(realmId, known);
    known.catch(() => secrets.delete(realmId));
    return known;
  };

  const ring = createRinger(parts.database);

  return async (arrivals, by) => {
    const results: Accepted[] = new Array(arrivals.length);
    // The ring looks at its file whenever it is asked; for a batch once is enough.
    const { current, keys } = parts.keyRing;
    for (const [realmId, positions] of byRealm(arrivals)) {
      const secret = await secretOf(realmId);
      const at = parts.clock.now();
      const rows = positions.map((index) => toRow({ current, keys }, secret, arrivals[index]!, at));
      const fresh = await insertMessages(parts.database.reserved, realmId, at, by, rows);
      if (fresh.size > 0) ring();
      const missing = rows.filter((row) => !fresh.has(row.id));
      const known =
        missing.length > 0 ? await findKnown(parts.database.reserved, realmId, missing) : new Map();
      rows.forEach((row, place) => {
        const isNew = fresh.has(row.id);
        const messageId = isNew ? row.id : known.get(`${row.channelId}/${row.externalId}`);
        results[positions[place]!] = { messageId, isNew };
      });
    }
    return results;
  };
}

function byRealm(arrivals: readonly Arrival[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  arrivals.forEach(({ realmId }, index) => {
    const group = groups.get(realmId);
    if (group) group.push(index);
    else groups.set(realmId, [index]);
  });
  return groups;
}

function toRow(keyRing: KeyRing, secret: Buffer, arrival: Arrival, at: Date): MessageRow {
  const message = requireAcceptable(arrival.message, at);
  const { author, point, address } = message;
  return {
    id: newId(),
    channelId: arrival.channelId,
    centreId: arrival.centreId,
    externalId: message.externalId,
    publishedAt: message.publishedAt,
    source: arrival.source,
    text: message.text,
    threadId: message.threadId,
    parentExternalId: message.parentExternalId,
    url: message.url,
    title: message.title,
    place: point || address ? JSON.stringify({ ...point, address }) : null,
    reach: message.reach ? JSON.stringify(message.reach) : null,
    author: author ? sealField(keyRing, arrival.realmId, 'author', author) : null,
    pseudonym: author ? pseudonymOf(secret, author.address) : null,
    private: message.private,
    files: message.files,
  };
}
