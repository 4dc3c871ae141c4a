import { type CaseParts, type MassProblem, requireMass } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { AnswerText, Finding } from '../answer.types.ts';
import { findingsOf, judgeAnswer } from '../findings-of.ts';
import { insertOverrule } from '../overrules.store.ts';
import { isPossible, requireStep, writeMassAnswer } from './mass-answer-steps.ts';
import { massPhotos } from './mass-proofs.store.ts';
import { casesAnswered } from './review-mass.ts';
import { textForCase } from './text-for-case.ts';

/** A finding in the one answer; whoever says it is not so is kept beside it until the answers are made. */
export interface MassFinding extends Finding {
  readonly overruled?: {
    readonly by: string;
    readonly byName: string;
    readonly why: string;
    readonly at: string;
  };
}

export const findingsIn = (problem: MassProblem) => problem.answerFindings as readonly MassFinding[];

/**
 * What the detector finds in the one answer, read beside the first case it goes to: all of them have one cause. What
 * somebody has overruled stays overruled.
 */
export async function massFindings(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  problem: MassProblem,
  text: AnswerText,
): Promise<MassFinding[]> {
  const [first] = await casesAnswered(tx, realmId, problem.id);
  if (!first) return [];
  const directory = await parts.directories.of(tx, realmId);
  const own = textForCase(directory, first, text, parts.clock.now());
  const photos = await massPhotos(tx, realmId, problem.id);
  const found = await findingsOf(tx, parts, realmId, first, own, photos);
  const before = new Map(findingsIn(problem).map(({ code, overruled }) => [code, overruled]));
  return found.map((finding) => {
    const overruled = before.get(finding.code);
    return overruled ? { ...finding, overruled } : finding;
  });
}

/**
 * "That is not so", said of a finding in the one answer: it stays in sight, and teaches once the answer has passed.
 * @throws Refusal `mass-problem-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`, `reason-missing`,
 *   `finding-unknown`
 */
export function overruleMassFinding(
  parts: CaseParts,
  person: Person,
  massId: string,
  seen: number,
  input: { code: string; why: string },
): Promise<MassProblem> {
  const why = input.why.trim();
  return parts.database.inRealm(person.realmId, async (tx) => {
    const problem = await requireMass(tx, person, massId, seen);
    requireStep(problem, 'overrule');
    if (!why) throw new Refusal('reason-missing');
    const findings = findingsIn(problem);
    if (!findings.some(({ code }) => code === input.code)) throw new Refusal('finding-unknown');
    const at = parts.clock.now().toISOString();
    const overruled = { by: person.id, byName: person.name, why, at };
    const answerFindings = findings.map((one) => (one.code === input.code ? { ...one, overruled } : one));
    const told = { what: 'answer finding overruled', reason: why };
    return writeMassAnswer(tx, parts, person, problem, { answerFindings }, told);
  });
}

export const mayBeOverruled = (problem: MassProblem) => isPossible(problem, 'overrule');

/** What was overruled in the one answer, as lessons of the first answer made from it: one text teaches once. */
export async function teachOverruled(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  problem: MassProblem,
  answerId: string,
): Promise<void> {
  const overruled = findingsIn(problem).flatMap(({ code, overruled: said }) =>
    said ? [{ code, said }] : [],
  );
  const [first] = await casesAnswered(tx, realmId, problem.id);
  const known = await tx.maybe(sql<{ id: string }>`select o.id from overrules o
    join mass_problem_cases m on m.realm_id = o.realm_id and m.answer_id = o.answer_id
    where o.realm_id = ${realmId} and m.mass_problem_id = ${problem.id} limit 1`);
  if (overruled.length === 0 || !first || known) return;
  const { signs } = await judgeAnswer(tx, parts, realmId, first, problem.answer as AnswerText, 0);
  for (const { code, said } of overruled) {
    await insertOverrule(tx, realmId, {
      id: newId(),
      answerId,
      answerVersion: 1,
      code,
      says: 'not so',
      why: said.why,
      signs,
      saidBy: said.by,
      saidAt: new Date(said.at),
    });
  }
}
