import type { CaseParts, MassProblem } from '../../cases/index.ts';
import { requireMass } from '../../cases/index.ts';
import { keepBytes } from '../../files/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AnswerText } from '../answer.types.ts';
import { comparedWith, type ProofPhoto } from '../photo.rules.ts';
import { mostProofBytes, mostProofs, type Upload } from '../proofs.ts';
import { requireStep, writeMassAnswer } from './mass-answer-steps.ts';
import { massFindings } from './mass-findings.ts';
import { deleteMassProof, insertMassProof, massProofs } from './mass-proofs.store.ts';
import { casesAnswered } from './review-mass.ts';

/**
 * Keeps a proof beside the one answer. Its place is compared with that of the nearest case it speaks of.
 * @throws Refusal `mass-problem-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`, `file-too-large`,
 *   `file-empty`, `files-too-many`
 */
export async function addMassProof(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  upload: Upload,
): Promise<MassProblem> {
  const { realmId } = person;
  const blob = await keepBytes(parts, realmId, upload.bytes, mostProofBytes);
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await requireOpenDraft(tx, person, massId, seen);
    if ((await massProofs(tx, realmId, massId)).length >= mostProofs)
      throw new Refusal('files-too-many', { most: mostProofs });
    const cases = await casesAnswered(tx, realmId, massId);
    const compared = nearest(cases.map((row) => comparedWith(blob.camera, row)));
    const photo: ProofPhoto = { shows: upload.shows, ...compared };
    await insertMassProof(tx, realmId, massId, { ...blob, name: upload.name }, photo, parts.clock.now());
    return findAnew(tx, parts, person, problem);
  });
}

/** @throws as `addMassProof`; what is not there is gone already */
export function removeMassProof(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  fileId: string,
): Promise<MassProblem> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await requireOpenDraft(tx, person, massId, seen);
    await deleteMassProof(tx, realmId, massId, fileId);
    return findAnew(tx, parts, person, problem);
  });
}

/** Asked before any bytes are taken in. @throws as `addMassProof` */
export async function requireMassProofs(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
): Promise<void> {
  await parts.database.inRealm(person.realmId, (tx) => requireOpenDraft(tx, person, massId, seen));
}

async function requireOpenDraft(tx: Tx, person: Person, massId: string, seen: number): Promise<MassProblem> {
  const problem = await requireMass(tx, person, massId, seen);
  requireStep(problem, 'save');
  return problem;
}

type Compared = Omit<ProofPhoto, 'shows'>;

function nearest(compared: readonly Compared[]): Compared {
  const [first] = compared.toSorted(
    (one, other) =>
      (one.metresOff ?? Number.POSITIVE_INFINITY) - (other.metresOff ?? Number.POSITIVE_INFINITY),
  );
  return first ?? { metresOff: null, takenAt: null };
}

async function findAnew(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  problem: MassProblem,
): Promise<MassProblem> {
  const text = problem.answer as AnswerText | null;
  const answerFindings = text ? await massFindings(tx, parts, person.realmId, problem, text) : [];
  return writeMassAnswer(tx, parts, person, problem, { answerFindings }, { what: 'answer proofs' });
}
