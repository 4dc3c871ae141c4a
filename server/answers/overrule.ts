import type { Case, CaseParts } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import type { Answer } from './answer.types.ts';
import { proofsOf, requireAnswer } from './draft-answer.ts';
import { judgeAnswer } from './findings-of.ts';
import { insertOverrule, wholeVerdict } from './overrules.store.ts';

interface Asked {
  readonly answerId: string;
  readonly seen: number;
  /** The finding, or `empty` for the verdict on the whole. */
  readonly code: string;
  readonly why: string;
}

/**
 * "That is not so": a finding of the detector is overruled with a word why. It stays in sight, and teaches.
 * @throws Refusal `answer-unknown`, `forbidden`, `changed-meanwhile`, `reason-missing`, `finding-unknown`
 */
export function overruleFinding(parts: CaseParts, person: Person, asked: Asked): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer, row } = await requireAnswer(tx, realmId, asked.answerId);
    const thing = { realmId, centreId: row.centreId, authorityId: row.authorityId };
    authorise(answer.draftedBy === person.id ? mayDraft : mayReview, person, thing);
    requireVersion(asked.seen, answer.version);
    if (!asked.why.trim()) throw new Refusal('reason-missing');
    if (!answer.findings.some(({ code }) => code === asked.code)) throw new Refusal('finding-unknown');
    const at = parts.clock.now();
    const proofs = await proofsOf(tx, realmId, answer.id);
    const { signs } = await judgeAnswer(tx, parts, realmId, row, answer, proofs);
    await insertOverrule(tx, realmId, {
      id: newId(),
      answerId: answer.id,
      answerVersion: answer.version,
      code: asked.code,
      says: 'not so',
      why: asked.why.trim(),
      signs,
      saidBy: person.id,
      saidAt: at,
    });
    const data = { answerId: answer.id, version: answer.version, code: asked.code };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'answer.finding-overruled', data }, streamId: row.id, reason: asked.why.trim() },
    ]);
  });
}

/** "Empty, even if the detector let it pass": a reviewer's reason for sending back is a lesson too. */
export async function teachEmpty(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  person: Person,
  row: Case,
  answer: Answer,
  why: string,
  at: Date,
): Promise<void> {
  const proofs = await proofsOf(tx, person.realmId, answer.id);
  const { signs } = await judgeAnswer(tx, parts, person.realmId, row, answer, proofs);
  await insertOverrule(tx, person.realmId, {
    id: newId(),
    answerId: answer.id,
    answerVersion: answer.version,
    code: wholeVerdict,
    says: 'empty after all',
    why,
    signs,
    saidBy: person.id,
    saidAt: at,
  });
}
