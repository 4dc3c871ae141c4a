import { attachToMass, dropUntied, type NamedBlob } from '../../files/index.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { ProofPhoto } from '../photo.rules.ts';
import type { Proof } from '../proofs.ts';

/** What stands beside the one answer; each answer made of it gets all of it. */
export type MassProof = Omit<Proof, 'answerId'>;

export function massProofs(tx: Tx, realmId: string, massId: string): Promise<MassProof[]> {
  return tx.all(sql<MassProof>`select f.id, f.name, f.type, f.size, mf.shows, mf.metres_off as "metresOff",
      mf.taken_at as "takenAt"
    from mass_answer_files mf join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
    where mf.realm_id = ${realmId} and mf.mass_problem_id = ${massId} order by f.id`);
}

export async function massPhotos(tx: Tx, realmId: string, massId: string): Promise<ProofPhoto[]> {
  return tx.all(sql<ProofPhoto>`select shows, metres_off as "metresOff", taken_at as "takenAt" from mass_answer_files
    where realm_id = ${realmId} and mass_problem_id = ${massId} order by file_id`);
}

export function insertMassProof(
  tx: Tx,
  realmId: string,
  massId: string,
  blob: NamedBlob,
  photo: ProofPhoto,
  at: Date,
): Promise<void> {
  return attachToMass(tx, realmId, massId, blob, photo, at);
}

export async function deleteMassProof(
  tx: Tx,
  realmId: string,
  massId: string,
  fileId: string,
): Promise<void> {
  const untied = await tx.run(sql`delete from mass_answer_files
    where realm_id = ${realmId} and mass_problem_id = ${massId} and file_id = ${fileId}`);
  if (untied > 0) await dropUntied(tx, realmId, fileId);
}

/** The same files beside an answer that was made of the one for all. */
export async function copyProofs(tx: Tx, realmId: string, massId: string, answerId: string): Promise<void> {
  await tx.run(sql`insert into answer_files (realm_id, answer_id, file_id, shows, metres_off, taken_at)
    select realm_id, ${answerId}, file_id, shows, metres_off, taken_at from mass_answer_files
    where realm_id = ${realmId} and mass_problem_id = ${massId} on conflict do nothing`);
}
