import type { Actor } from './actor.ts';
import { sql, type Tx } from './database.ts';
import { type ChainedAct, genesisOf, hashOf, type OutwardAct } from './outward-chain.ts';

/** Nobody appends to the realm's log until this transaction ends. */
export async function holdOutwardActs(tx: Tx, realmId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('outward ' || ${realmId}, 0))`);
}

/** Appends to the realm's chain in the caller's transaction; acts of one realm wait for one another. */
export async function recordOutwardAct(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  act: OutwardAct,
): Promise<void> {
  await holdOutwardActs(tx, context.realmId);
  const last = await tx.maybe(sql<{ seq: number; hash: Buffer }>`
    select seq, hash from outward_acts where realm_id = ${context.realmId} order by seq desc limit 1`);
  const previous = last?.hash ?? genesisOf(context.realmId);
  const { actor } = context;
  const entry: ChainedAct = {
    ...act,
    seq: (last?.seq ?? 0) + 1,
    at: context.at.toISOString(),
    actorKind: actor.kind,
    actorId: actor.kind === 'person' ? actor.id : null,
    actorName: actor.kind === 'resident' ? 'resident' : actor.name,
    previous: previous.toString('hex'),
  };
  await tx.run(sql`insert into outward_acts
    (realm_id, seq, at, act, actor_kind, actor_id, actor_name, subject_id, data, previous, hash)
    values (${context.realmId}, ${entry.seq}, ${context.at}, ${entry.act}, ${entry.actorKind}, ${entry.actorId},
      ${entry.actorName}, ${entry.subjectId}, ${JSON.stringify(entry.data)}, ${previous}, ${hashOf(entry)})`);
}
