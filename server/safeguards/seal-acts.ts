import { system } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import type { SigningPlatform } from '../platform/module.ts';
import { holdOutwardActs, recordOutwardAct } from '../platform/outward-acts.ts';
import { sealStatement } from '../platform/outward-chain.ts';
import { sign } from '../platform/signing.ts';
import { allRealms, findHash, insertSeal } from './acts.store.ts';
import { readWitness, type Witness, writeWitness } from './witness.ts';

export type SealParts = Pick<SigningPlatform, 'database' | 'clock' | 'dataDirectory' | 'signingKeys'>;

const actor = system('safeguards');

/** Signs the end of every realm's log, where it moved since the last time. */
export async function sealAllActs(parts: SealParts): Promise<void> {
  const realms = await parts.database.acrossRealms(allRealms);
  for (const { id } of realms) await sealActs(parts, id);
}

/** @returns the end that is signed now; `undefined` while the log is empty */
export async function sealActs(parts: SealParts, realmId: string): Promise<Witness | undefined> {
  const seen = await readWitness(parts.dataDirectory, realmId);
  const head = await parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    // An entry under way is either below the seal or after it, never in its place.
    await holdOutwardActs(tx, realmId);
    if (seen) await admitRestore(tx, realmId, seen, at);
    const end = await findHash(tx, realmId);
    if (!end) return undefined;
    const statement = { realmId, ...end, at: at.toISOString() };
    const { key, signature } = sign(parts.signingKeys, sealStatement(statement));
    await insertSeal(tx, realmId, { ...end, at: statement.at, key, signature });
    return end;
  });
  if (head) await writeWitness(parts.dataDirectory, realmId, head);
  return head;
}

/**
 * A log that no longer holds its last sealed entry was set back to a backup: the log says so itself, and names what is
 * gone, so that an export made before can be laid beside it.
 */
async function admitRestore(tx: Tx, realmId: string, seen: Witness, at: Date): Promise<void> {
  const same = await findHash(tx, realmId, seen.seq);
  if (same?.hash === seen.hash) return;
  const head = await findHash(tx, realmId);
  const data = { lost: seen.seq, lostHash: seen.hash, keptTo: Math.min(head?.seq ?? 0, seen.seq - 1) };
  await recordOutwardAct(tx, { realmId, actor, at }, { act: 'restored from backup', subjectId: null, data });
}
