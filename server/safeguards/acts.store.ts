import { sql, type Tx } from '../platform/database.ts';
import type { ChainedAct } from '../platform/outward-chain.ts';

export interface StoredAct extends ChainedAct {
  /** Hexadecimal, like `previous`. */
  readonly hash: string;
}

export interface Seal {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly key: string;
  readonly signature: string;
}

const actColumns = sql`seq, at, act, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName",
  subject_id as "subjectId", data, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash`;

export async function readActs(tx: Tx, realmId: string, after: number, limit: number): Promise<StoredAct[]> {
  const rows = await tx.all(sql<StoredAct & { at: Date }>`select ${actColumns} from outward_acts
    where realm_id = ${realmId} and seq > ${after} order by seq limit ${limit}`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The hash of one entry, or of the last one. */
export function findHash(
  tx: Tx,
  realmId: string,
  seq?: number,
): Promise<{ seq: number; hash: string } | undefined> {
  const which = seq === undefined ? sql`` : sql`and seq = ${seq}`;
  return tx.maybe(sql<{ seq: number; hash: string }>`select seq, encode(hash, 'hex') as hash from outward_acts
    where realm_id = ${realmId} ${which} order by seq desc limit 1`);
}

export async function readSeals(tx: Tx, realmId: string): Promise<Seal[]> {
  const rows = await tx.all(sql<Seal & { at: Date }>`
    select seq, encode(hash, 'hex') as hash, at, key, signature from outward_seals
    where realm_id = ${realmId} order by seq`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** @returns whether it was not there yet */
export async function insertSeal(tx: Tx, realmId: string, seal: Seal): Promise<boolean> {
  const written = await tx.run(sql`insert into outward_seals (realm_id, seq, hash, at, key, signature)
    values (${realmId}, ${seal.seq}, ${Buffer.from(seal.hash, 'hex')}, ${seal.at}, ${seal.key}, ${seal.signature})
    on conflict (realm_id, seq) do nothing`);
  return written > 0;
}

/** How far the log is signed, and since when; undefined before the first night. */
export function lastSeal(tx: Tx, realmId: string): Promise<{ seq: number; at: Date } | undefined> {
  return tx.maybe(sql<{ seq: number; at: Date }>`select seq, at from outward_seals
    where realm_id = ${realmId} order by seq desc limit 1`);
}

export function allRealms(tx: Tx): Promise<{ id: string; code: string }[]> {
  return tx.all(sql<{ id: string; code: string }>`select id, code from realms order by id`);
}

export interface ActFilter {
  readonly act?: string | undefined;
  readonly subjectId?: string | undefined;
}

export async function latestActs(
  tx: Tx,
  realmId: string,
  filter: ActFilter,
  before: number | undefined,
  limit: number,
): Promise<StoredAct[]> {
  const rows = await tx.all(sql<StoredAct & { at: Date }>`select ${actColumns} from outward_acts
    where realm_id = ${realmId} ${before === undefined ? sql`` : sql`and seq < ${before}`}
      ${filter.act ? sql`and act = ${filter.act}` : sql``}
      ${filter.subjectId ? sql`and subject_id = ${filter.subjectId}` : sql``}
    order by seq desc limit ${limit}`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
