import {
  type CaseParts,
  findMass,
  isOpen,
  type MassProblem,
  requireCase,
  updateMass,
} from '../../cases/index.ts';
import { emit } from '../../events/index.ts';
import { type Person, system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Answer, AnswerText } from '../answer.types.ts';
import { insertAnswer, updateAnswer } from '../answers.store.ts';
import { sendOut } from '../review-answer.ts';
import { noteMemberAnswer, unansweredMembers } from './mass-answer.store.ts';
import { findingsIn, teachOverruled } from './mass-findings.ts';
import { copyProofs } from './mass-proofs.store.ts';
import { copyApprovals } from './review-mass.ts';
import { textForCase } from './text-for-case.ts';

/** Cases in one transaction. */
const batch = 25;

/**
 * Publishes the answer of a mass problem to each of its cases, as an answer of its own with its own number and links.
 * Each batch commits with what it has answered, so that a killed job goes on where it was and says nothing twice.
 */
export async function publishMassAnswer(
  parts: CaseParts,
  { realmId, massId }: { realmId: string; massId: string },
): Promise<void> {
  for (;;) {
    const done = await parts.database.inRealm(realmId, (tx) => publishSome(tx, parts, realmId, massId));
    if (done) return;
  }
}

async function publishSome(tx: Tx, parts: CaseParts, realmId: string, massId: string): Promise<boolean> {
  const problem = await findMass(tx, realmId, massId);
  if (problem?.answerState !== 'publishing') return true;
  const caseIds = await unansweredMembers(tx, realmId, massId, batch);
  const at = parts.clock.now();
  const context = { realmId, actor: system('mass problems'), at };
  const approver = await personNamed(tx, realmId, problem.decidedBy);
  for (const caseId of caseIds) await answerOne(tx, parts, problem, caseId, approver);
  if (caseIds.length === batch) return false;
  await updateMass(tx, realmId, problem, { answerState: 'published' });
  const event = { type: 'mass-problem.changed' as const, data: { what: 'answer published' } };
  await emit(tx, context, [{ event, streamId: massId }]);
  return true;
}

/** Whoever approved it sends each of them out; what they may do was asked when they approved. */
async function personNamed(tx: Tx, realmId: string, id: string | null): Promise<Person> {
  const row = await tx.one(
    sql<{
      id: string;
      name: string;
      language: string;
    }>`select id, name, language from accounts where id = ${id}`,
  );
  return { kind: 'person', realmId, grants: [], ...row };
}

/** What has ended meanwhile needs no answer. */
async function answerOne(
  tx: Tx,
  parts: CaseParts,
  problem: MassProblem,
  caseId: string,
  approver: Person,
): Promise<void> {
  const { realmId } = approver;
  const at = parts.clock.now();
  const row = await requireCase(tx, realmId, caseId);
  if (!isOpen(row.state)) {
    await noteMemberAnswer(tx, realmId, problem.id, caseId, null);
    return;
  }
  const drafter = await tx.maybe(
    sql<{ name: string }>`select name from accounts where id = ${problem.draftedBy}`,
  );
  const answer: Answer = {
    ...textForCase(await parts.directories.of(tx, realmId), row, problem.answer as AnswerText, at),
    id: newId(),
    caseId,
    version: 1,
    state: 'approved',
    draftedBy: problem.draftedBy,
    draftedByName: drafter?.name ?? null,
    draftedByAi: false,
    findings: findingsIn(problem).map(({ code, params, spans }) => ({ code, params, spans })),
    createdAt: at,
    changedAt: at,
    sentToReviewAt: problem.sentToReviewAt,
    decidedAt: problem.decidedAt,
    decidedBy: problem.decidedBy,
    publishedAt: null,
  };
  await insertAnswer(tx, realmId, answer);
  const decided = await updateAnswer(tx, realmId, answer, {});
  await copyProofs(tx, realmId, problem.id, answer.id);
  await copyApprovals(tx, realmId, problem, answer.id);
  await teachOverruled(tx, parts, realmId, problem, answer.id);
  await noteMemberAnswer(tx, realmId, problem.id, caseId, answer.id);
  const told = { type: 'answer.approved' as const, data: { answerId: answer.id, version: decided.version } };
  await emit(tx, { realmId, actor: approver, at }, [{ event: told, streamId: caseId }]);
  await sendOut(tx, parts, approver, row, decided, at);
}
