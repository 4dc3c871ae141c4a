import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Blob } from './blobs.ts';
import { tidyName } from './file-name.rules.ts';

export interface StoredFile {
  readonly id: string;
  readonly sha256: Buffer;
  readonly type: string;
  readonly size: number;
  readonly name: string;
}

/** A file kept for a message: its bytes, and the name it came with. */
export interface NamedBlob extends Blob {
  readonly name: string;
}

/**
 * Ties files to a message. The same bytes are tied to it once, however often this is called, and never more files than
 * `most`: what is over is left out.
 * @returns the ids of the files that are new, and how many were left out
 */
export async function attachToMessage(
  tx: Tx,
  realmId: string,
  messageId: string,
  blobs: readonly NamedBlob[],
  most: number,
  at: Date,
): Promise<{ fileIds: string[]; leftOut: number }> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('files of ' || ${messageId}, 0))`);
  const known = await tx.all(sql<{ sha256: Buffer }>`select f.sha256 from message_files mf
    join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
    where mf.realm_id = ${realmId} and mf.message_id = ${messageId}`);
  const held = new Set(known.map(({ sha256 }) => sha256.toString('hex')));
  const fileIds: string[] = [];
  let leftOut = 0;
  for (const blob of blobs) {
    const digest = blob.sha256.toString('hex');
    if (held.has(digest)) continue;
    if (held.size >= most) {
      leftOut += 1;
      continue;
    }
    held.add(digest);
    const id = await insertFile(tx, realmId, blob, at);
    await tx.run(sql`insert into message_files (realm_id, message_id, file_id)
      values (${realmId}, ${messageId}, ${id})`);
    fileIds.push(id);
  }
  return { fileIds, leftOut };
}

/** Ties a proof to an answer, with what its camera's words came to; the same bytes once. */
export async function attachToAnswer(
  tx: Tx,
  realmId: string,
  answerId: string,
  blob: NamedBlob,
  proof: { shows: string; metresOff: number | null; takenAt: Date | null },
  at: Date,
): Promise<void> {
  const known = await tx.maybe(sql<{ id: string }>`select f.id from answer_files af
    join files f on f.realm_id = af.realm_id and f.id = af.file_id
    where af.realm_id = ${realmId} and af.answer_id = ${answerId} and f.sha256 = ${blob.sha256}`);
  if (known) return;
  const id = await insertFile(tx, realmId, blob, at);
  await tx.run(sql`insert into answer_files (realm_id, answer_id, file_id, shows, metres_off, taken_at)
    values (${realmId}, ${answerId}, ${id}, ${proof.shows}, ${proof.metresOff}, ${proof.takenAt})`);
}

/** The same beside the one answer for a mass problem. */
export async function attachToMass(
  tx: Tx,
  realmId: string,
  massId: string,
  blob: NamedBlob,
  proof: { shows: string; metresOff: number | null; takenAt: Date | null },
  at: Date,
): Promise<void> {
  const known = await tx.maybe(sql<{ id: string }>`select f.id from mass_answer_files mf
    join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
    where mf.realm_id = ${realmId} and mf.mass_problem_id = ${massId} and f.sha256 = ${blob.sha256}`);
  if (known) return;
  const id = await insertFile(tx, realmId, blob, at);
  await tx.run(sql`insert into mass_answer_files (realm_id, mass_problem_id, file_id, shows, metres_off, taken_at)
    values (${realmId}, ${massId}, ${id}, ${proof.shows}, ${proof.metresOff}, ${proof.takenAt})`);
}

async function insertFile(tx: Tx, realmId: string, blob: NamedBlob, at: Date): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into files (realm_id, id, sha256, type, size, name, created_at)
    values (${realmId}, ${id}, ${blob.sha256}, ${blob.type}, ${blob.size}, ${tidyName(blob.name, blob.extension)}, ${at})`);
  return id;
}

/** What files are tied to. */
export const tieTables = ['answer_files', 'assignment_files', 'mass_answer_files', 'message_files'];

/** Takes away a file that nothing refers to any more; its bytes go by themselves (`unnamed/`). */
export async function dropUntied(tx: Tx, realmId: string, fileId: string): Promise<void> {
  const tied = tieTables.map(
    (ties) => sql`select from ${sql.table(ties)} t where t.realm_id = f.realm_id and t.file_id = f.id`,
  );
  await tx.run(sql`delete from files f where f.realm_id = ${realmId} and f.id = ${fileId}
    and not exists (${sql.join(tied, sql` union all `)})`);
}

export function findFile(tx: Tx, realmId: string, id: string): Promise<StoredFile | undefined> {
  return tx.maybe(sql<StoredFile>`select id, sha256, type, size, name from files
    where realm_id = ${realmId} and id = ${id}`);
}

/**
 * A file of one realm in another as well, under the same id; its bytes are brought by `copyBytes`.
 * @throws Error when it is not there
 */
export async function insertCopy(
  tx: Tx,
  from: string,
  to: string,
  file: { id: string; name: string },
  at: Date,
): Promise<Buffer> {
  const found = await findFile(tx, from, file.id);
  if (!found) throw new Error(`file ${file.id} is not there to be passed on`);
  await tx.run(sql`insert into files (realm_id, id, sha256, type, size, name, created_at)
    values (${to}, ${file.id}, ${found.sha256}, ${found.type}, ${found.size}, ${file.name}, ${at})
    on conflict do nothing`);
  return found.sha256;
}

/** Ties a file that is there to a message; once. */
export async function tieToMessage(
  tx: Tx,
  realmId: string,
  messageId: string,
  fileId: string,
): Promise<void> {
  await tx.run(sql`insert into message_files (realm_id, message_id, file_id)
    values (${realmId}, ${messageId}, ${fileId}) on conflict do nothing`);
}

/** Ties a file that is there to an answer as one of its photos; once. */
export async function tieToAnswer(
  tx: Tx,
  realmId: string,
  answerId: string,
  file: { id: string; shows: string },
): Promise<void> {
  await tx.run(sql`insert into answer_files (realm_id, answer_id, file_id, shows)
    values (${realmId}, ${answerId}, ${file.id}, ${file.shows}) on conflict do nothing`);
}

/** Where a file belongs: the centre of each message it came with, and every case it stands in. */
export function belongingsOf(
  tx: Tx,
  realmId: string,
  fileId: string,
): Promise<{ centreId: string; authorityId: string | null }[]> {
  return tx.all(sql<{ centreId: string; authorityId: string | null }>`
    select s.centre_id as "centreId", null::uuid as "authorityId" from message_files mf
    join message_states s on s.realm_id = mf.realm_id and s.message_id = mf.message_id
    where mf.realm_id = ${realmId} and mf.file_id = ${fileId}
    union
    select c.centre_id, c.authority_id from message_files mf
    join case_messages cm on cm.realm_id = mf.realm_id and cm.message_id = mf.message_id
    join cases c on c.realm_id = cm.realm_id and c.id = cm.case_id
    where mf.realm_id = ${realmId} and mf.file_id = ${fileId}
    union
    select c.centre_id, c.authority_id from answer_files af
    join answers a on a.realm_id = af.realm_id and a.id = af.answer_id
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where af.realm_id = ${realmId} and af.file_id = ${fileId}
    union
    select p.centre_id, null::uuid from mass_answer_files mf
    join mass_problems p on p.realm_id = mf.realm_id and p.id = mf.mass_problem_id
    where mf.realm_id = ${realmId} and mf.file_id = ${fileId}
    union
    select c.centre_id, c.authority_id from mass_answer_files mf
    join mass_problem_cases pc on pc.realm_id = mf.realm_id and pc.mass_problem_id = mf.mass_problem_id
    join cases c on c.realm_id = pc.realm_id and c.id = pc.case_id
    where mf.realm_id = ${realmId} and mf.file_id = ${fileId} and pc.state = 'confirmed'
    union
    select a.centre_id, null::uuid from assignment_files af
    join assignments a on a.realm_id = af.realm_id and a.side = af.side and a.id = af.assignment_id
    where af.realm_id = ${realmId} and af.file_id = ${fileId}
    union
    select c.centre_id, c.authority_id from assignment_files af
    join assignments a on a.realm_id = af.realm_id and a.side = af.side and a.id = af.assignment_id
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where af.realm_id = ${realmId} and af.file_id = ${fileId}`);
}
