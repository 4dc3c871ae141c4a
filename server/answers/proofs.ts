import type { CaseParts } from '../cases/index.ts';
import { attachToAnswer, dropUntied, keepBytes } from '../files/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft } from './answer.policies.ts';
import type { Answer } from './answer.types.ts';
import { type AnswersOf, among } from './answers.store.ts';
import { photosOf, proofsOf, requireAnswer, requireAnswerAct } from './draft-answer.ts';
import { findingsOf } from './findings-of.ts';
import { comparedWith, type PhotoShows } from './photo.rules.ts';

export const mostProofBytes = 25 * 1024 * 1024;
export const mostProofs = 10;

export interface Upload {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly shows: PhotoShows;
}

/**
 * Keeps a proof beside a draft. What the camera wrote is read before it is taken out, compared with the place and time of
 * the case, and only what came of it is kept for the reviewer.
 * @throws Refusal `answer-unknown`, `forbidden`, `answer-not-possible`, `file-too-large`, `file-empty`, `files-too-many`
 */
export async function addProof(
  parts: CaseParts,
  person: Person,
  answerId: string,
  upload: Upload,
): Promise<Answer> {
  const { realmId } = person;
  const blob = await keepBytes(parts, realmId, upload.bytes, mostProofBytes);
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer, row } = await requireDraft(tx, person, answerId);
    if ((await proofsOf(tx, realmId, answerId)) >= mostProofs)
      throw new Refusal('files-too-many', { most: mostProofs });
    const compared = comparedWith(blob.camera, row);
    const proof = { shows: upload.shows, ...compared };
    await attachToAnswer(tx, realmId, answerId, { ...blob, name: upload.name }, proof, parts.clock.now());
    return findAnew(tx, parts, person, answer);
  });
}

/**
 * Asked before any bytes are taken in.
 * @throws Refusal `answer-unknown`, `forbidden`, `answer-not-possible`
 */
export async function requireProofs(parts: CaseParts, person: Person, answerId: string): Promise<void> {
  await parts.database.inRealm(person.realmId, (tx) => requireDraft(tx, person, answerId));
}

/** @throws Refusal `answer-unknown`, `forbidden`, `answer-not-possible`; what is not there is gone already */
export function removeProof(
  parts: CaseParts,
  person: Person,
  answerId: string,
  fileId: string,
): Promise<Answer> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer } = await requireDraft(tx, person, answerId);
    const untied = await tx.run(sql`delete from answer_files
      where realm_id = ${realmId} and answer_id = ${answerId} and file_id = ${fileId}`);
    if (untied > 0) await dropUntied(tx, realmId, fileId);
    return findAnew(tx, parts, person, answer);
  });
}

async function requireDraft(tx: Tx, person: Person, answerId: string) {
  const { realmId } = person;
  const found = await requireAnswer(tx, realmId, answerId);
  const { centreId, authorityId } = found.row;
  authorise(mayDraft, person, { realmId, centreId, authorityId });
  requireAnswerAct(found.answer, 'save');
  return found;
}

/** The findings with the proofs as they are now. The version stays: whoever is writing overwrites nobody's words. */
async function findAnew(tx: Tx, parts: CaseParts, person: Person, answer: Answer): Promise<Answer> {
  const { realmId } = person;
  const { row } = await requireAnswer(tx, realmId, answer.id);
  const findings = await findingsOf(tx, parts, realmId, row, answer, await photosOf(tx, realmId, answer.id));
  await tx.run(sql`update answers set findings = ${JSON.stringify(findings)}
    where realm_id = ${realmId} and id = ${answer.id}`);
  return { ...answer, findings };
}

export interface Proof {
  readonly answerId: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly shows: string;
  readonly metresOff: number | null;
  readonly takenAt: Date | null;
}

export function proofsAmong(tx: Tx, realmId: string, of: AnswersOf): Promise<Proof[]> {
  return tx.all(
    sql<Proof>`select af.answer_id as "answerId", f.id, f.name, f.type, f.size, af.shows,
      af.metres_off as "metresOff", af.taken_at as "takenAt"
    from answers a join answer_files af on af.realm_id = a.realm_id and af.answer_id = a.id
    join files f on f.realm_id = af.realm_id and f.id = af.file_id
    where a.realm_id = ${realmId} and ${among(of)} order by f.id`,
    'caseId' in of ? 'proofs-of-case' : undefined,
  );
}

export const proofsOfCase = (tx: Tx, realmId: string, caseId: string): Promise<Proof[]> =>
  proofsAmong(tx, realmId, { caseId });
