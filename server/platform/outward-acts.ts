import { createHash } from 'node:crypto';
import type { Actor } from './actor.ts';
import { sql, type Tx } from './database.ts';

/** One entry of the log: what an official account did outward, or to rights, rules and personal data. */
export interface OutwardAct {
  readonly act: string;
  readonly subjectId: string | null;
  /** References and digests only, never personal data: an entry outlives an erasure. */
  readonly data: Record<string, string | number | boolean | null>;
}

export interface ChainedAct extends OutwardAct {
  readonly seq: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly previous: string;
}

const genesis = Buffer.alloc(32);

/** SHA-256 over the entry in a fixed order of fields, the hash before it included. */
export function hashOf(entry: ChainedAct): Buffer {
  const data = Object.keys(entry.data)
    .sort()
    .map((name) => [name, entry.data[name]]);
  const { seq, at, act, actorKind, actorId, actorName, subjectId, previous } = entry;
  const fixed = JSON.stringify([seq, at, act, actorKind, actorId, actorName, subjectId, data, previous]);
  return createHash('sha256').update(fixed).digest();
}

/** Appends to the realm's chain in the caller's transaction; acts of one realm wait for one another. */
export async function recordOutwardAct(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  act: OutwardAct,
): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('outward ' || ${context.realmId}, 0))`);
  const last = await tx.maybe(sql<{ seq: number; hash: Buffer }>`
    select seq, hash from outward_acts where realm_id = ${context.realmId} order by seq desc limit 1`);
  const { actor } = context;
  const entry: ChainedAct = {
    ...act,
    seq: (last?.seq ?? 0) + 1,
    at: context.at.toISOString(),
    actorKind: actor.kind,
    actorId: actor.kind === 'person' ? actor.id : null,
    actorName: actor.kind === 'resident' ? 'resident' : actor.name,
    previous: (last?.hash ?? genesis).toString('hex'),
  };
  await tx.run(sql`insert into outward_acts
    (realm_id, seq, at, act, actor_kind, actor_id, actor_name, subject_id, data, previous, hash)
    values (${context.realmId}, ${entry.seq}, ${context.at}, ${entry.act}, ${entry.actorKind}, ${entry.actorId},
      ${entry.actorName}, ${entry.subjectId}, ${JSON.stringify(entry.data)}, ${last?.hash ?? genesis}, ${hashOf(entry)})`);
}
