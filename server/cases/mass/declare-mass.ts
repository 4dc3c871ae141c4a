import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { type CaseContext, requireCase } from '../change-case.ts';
import { gather } from './gather.ts';
import { insertMass, matchingCases, proposeMembers, updateMass } from './mass.store.ts';
import type { MassProblem } from './mass.types.ts';
import { requireMass } from './require-mass.ts';

/** How far back a mass problem declared from a case looks for others of its kind. */
const lookBackMs = 48 * 3_600_000;

export const blankMass = {
  version: 1,
  burst: null,
  reason: null,
  declaredBy: null,
  endedAt: null,
  answer: null,
  answerState: null,
  answerFindings: [],
  answerReason: null,
  draftedBy: null,
  draftedAt: null,
  sentToReviewAt: null,
  decidedBy: null,
  decidedAt: null,
} as const;

/**
 * Declares that a case is one of many with one cause: it belongs to the mass problem at once, others that match are
 * proposed for it.
 * @throws Refusal `case-unknown`, `forbidden`, `act-not-possible`, `reason-missing`
 */
export function declareMass(
  parts: CaseParts,
  person: Person,
  input: {
    caseId: string;
    title: string;
    titleLanguage?: string | undefined;
    reason: string;
    everywhere: boolean;
  },
): Promise<MassProblem> {
  const { realmId } = person;
  const reason = input.reason.trim();
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, input.caseId);
    authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    if (!isOpen(row.state) || row.massProblemId)
      throw new Refusal('act-not-possible', { act: 'declare', state: row.state });
    if (!reason) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const context = { realmId, actor: person, at };
    const since = new Date(Math.min(row.openedAt.getTime(), at.getTime() - lookBackMs));
    const problem: MassProblem = {
      ...blankMass,
      id: newId(),
      state: 'open',
      ...titled(input, row, person.language),
      topicId: row.topicId,
      centreId: row.centreId,
      areaId: input.everywhere ? null : row.areaId,
      since,
      reason,
      declaredBy: person.id,
      declaredAt: at,
    };
    await insertMass(tx, realmId, problem);
    const data = { topicId: row.topicId };
    await emit(tx, context, [
      { event: { type: 'mass-problem.declared', data }, streamId: problem.id, reason },
    ]);
    await gather(tx, context, problem, row, { state: 'confirmed', reason: null });
    await proposeMatching(tx, context, problem);
    return problem;
  });
}

/** What a person wrote stays as they wrote it, with its language; words of the case keep the case's. */
function titled(input: { title: string; titleLanguage?: string | undefined }, row: Case, language: string) {
  const title = input.title.trim() || row.title;
  const titleLanguage = title === row.title ? row.language : (input.titleLanguage ?? language);
  return { title, titleLanguage };
}

export async function proposeMatching(tx: Tx, context: CaseContext, problem: MassProblem): Promise<number> {
  const caseIds = await matchingCases(tx, context.realmId, problem);
  const pairs = caseIds.map((caseId) => ({ massId: problem.id, caseId }));
  return proposeMembers(tx, context.realmId, pairs, context.at);
}

/**
 * A person takes up a proposed mass problem, says that it is none, or ends one: nothing more joins it.
 * @throws Refusal `mass-problem-unknown`, `forbidden`, `changed-meanwhile`, `mass-problem-not-possible`, `reason-missing`
 */
export function actOnMass(
  parts: CaseParts,
  person: Person,
  id: string,
  seen: number,
  input: { act: 'take up' | 'dismiss' | 'end'; reason?: string | undefined },
): Promise<MassProblem> {
  const { realmId } = person;
  const states = { 'take up': 'open', dismiss: 'dismissed', end: 'ended' } as const;
  const from = { 'take up': 'proposed', dismiss: 'proposed', end: 'open' } as const;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireMass(tx, person, id, seen);
    if (row.state !== from[input.act]) throw new Refusal('mass-problem-not-possible', { state: row.state });
    const reason = input.reason?.trim() || null;
    if (!reason && input.act === 'dismiss') throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const state = states[input.act];
    const by = input.act === 'take up' ? { declaredBy: person.id } : { endedAt: at };
    const changed = await updateMass(tx, realmId, row, { state, reason: reason ?? row.reason, ...by });
    const event = { type: 'mass-problem.changed' as const, data: { what: state } };
    await emit(tx, { realmId, actor: person, at }, [{ event, streamId: id, reason: reason ?? undefined }]);
    return changed;
  });
}
