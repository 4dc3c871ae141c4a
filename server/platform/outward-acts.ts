import type { Actor } from './actor.ts';
import { sql, type Tx } from './database.ts';
import { type ChainedAct, genesisOf, hashOf, type OutwardAct } from './outward-chain.ts';

/** Nobody appends to the realm's log until this transaction ends. */
export async function holdOutwardActs(tx: Tx, realmId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('outward ' || ${realmId}, 0))`);
}

/** Appends to the realm's chain in the caller's transaction; acts of one realm wait for one another. */
export function recordOutwardAct(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  act: OutwardAct,
): Promise<void> {
  const { actor, ...where } = context;
  return recordOutwardActs(tx, where, [{ actor, act }]);
}

/** The same for many, in as many statements as for one. */
export async function recordOutwardActs(
  tx: Tx,
  { realmId, at }: { realmId: string; at: Date },
  acts: readonly { readonly actor: Actor; readonly act: OutwardAct }[],
): Promise<void> {
  await holdOutwardActs(tx, realmId);
  const last = await tx.maybe(sql<{ seq: number; hash: Buffer }>`
    select seq, hash from outward_acts where realm_id = ${realmId} order by seq desc limit 1`);
  let { seq, hash } = last ?? { seq: 0, hash: genesisOf(realmId) };
  const rows = acts.map(({ actor, act }) => {
    seq += 1;
    const previous = hash;
    const entry: ChainedAct = {
      ...act,
      seq,
      at: at.toISOString(),
      actorKind: actor.kind,
      actorId: actor.kind === 'person' ? actor.id : null,
      actorName: actor.kind === 'resident' ? 'resident' : actor.name,
      previous: previous.toString('hex'),
    };
    hash = hashOf(entry);
    return { ...entry, data: JSON.stringify(entry.data), previous, hash };
  });
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  await tx.run(sql`insert into outward_acts
      (realm_id, seq, at, act, actor_kind, actor_id, actor_name, subject_id, data, previous, hash)
    select ${realmId}, seq, ${at}, act, actor_kind, actor_id, actor_name, subject_id, data, previous, hash
    from unnest(${column('seq')}::bigint[], ${column('act')}::text[], ${column('actorKind')}::text[],
      ${column('actorId')}::uuid[], ${column('actorName')}::text[], ${column('subjectId')}::uuid[],
      ${column('data')}::jsonb[], ${column('previous')}::bytea[], ${column('hash')}::bytea[])
      as a (seq, act, actor_kind, actor_id, actor_name, subject_id, data, previous, hash)`);
}
