import { createHash } from 'node:crypto';

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

/** What stands before the first entry; its own in each realm, so that one realm's log cannot pass for another's. */
export function genesisOf(realmId: string): Buffer {
  return createHash('sha256').update(`heed outward acts of ${realmId}`).digest();
}

/** SHA-256 over the entry in a fixed order of fields, the hash before it included. */
export function hashOf(entry: ChainedAct): Buffer {
  const data = Object.keys(entry.data)
    .sort()
    .map((name) => [name, entry.data[name]]);
  const { seq, at, act, actorKind, actorId, actorName, subjectId, previous } = entry;
  const fixed = JSON.stringify([seq, at, act, actorKind, actorId, actorName, subjectId, data, previous]);
  return createHash('sha256').update(fixed).digest();
}

/** The end of a chain at some time: what a signature vouches for. */
export interface ChainHead {
  readonly realmId: string;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly at: string;
}

/** The bytes a seal signs: that the realm's log ended with this entry then. */
export function sealStatement({ realmId, seq, hash, at }: ChainHead): Buffer {
  return Buffer.from(JSON.stringify(['heed outward acts', 1, realmId, seq, hash, at]));
}
