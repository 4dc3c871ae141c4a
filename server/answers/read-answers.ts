import type { Static } from 'typebox';
import { type Case, type CaseParts, requireReadable, sightOf } from '../cases/index.ts';
import { type OutgoingRow, outgoingOfCase } from '../delivery/index.ts';
import type { Person } from '../platform/actor.ts';
import { evaluate } from '../platform/policy.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import { type AnswerAct, type AnswerState, answerStateAfter } from './answer.rules.ts';
import type { AnswerView } from './answer.schema.ts';
import type { Answer, Finding } from './answer.types.ts';
import { answersOfCase, type ReviewRow, reviewsOfCase } from './answers.store.ts';
import { type OverruleSaid, overrulesOf } from './overrules.store.ts';
import { type Proof, proofsAmong } from './proofs.ts';
import { approverOf, mayStillApprove, type ReviewState, reviewStateOf } from './require-approval.ts';
import { wholeText } from './review-answer.ts';
import { hasWritten } from './suggest/origin.ts';
import { type SourceRow, sourcesSeen } from './suggest/similar.store.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function answersFor(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof AnswerView>[]> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireReadable(tx, person, caseId);
    const answers = await answersOfCase(tx, realmId, caseId);
    const reviews = await reviewsOfCase(tx, realmId, caseId);
    const outgoing = await outgoingOfCase(tx, realmId, caseId);
    const overrules = await overrulesOf(tx, realmId, { caseId });
    const proofs = await proofsAmong(tx, realmId, { caseId });
    const sources = await sourcesSeen(tx, realmId, sightOf(person), sourceIdsOf(answers));
    const reviewed = answers.find(({ state }) => state === 'in review');
    const needs = reviewed && (await reviewStateOf(tx, realmId, row, reviewed));
    return answers.map((answer) =>
      answerView(person, row, answer, {
        answers,
        reviews,
        outgoing,
        overrules,
        proofs,
        sources,
        needs: answer === reviewed ? needs : undefined,
      }),
    );
  });
}

const belonging = (person: Person, row: Case) => ({
  realmId: person.realmId,
  centreId: row.centreId,
  authorityId: row.authorityId,
});

export const sourceIdsOf = (answers: readonly Answer[]) => answers.flatMap(({ sourceIds = [] }) => sourceIds);

/** What stands beside the answers of a case. */
interface Beside {
  /** All answers of the case. */
  readonly answers: readonly Answer[];
  readonly reviews: readonly ReviewRow[];
  readonly outgoing: readonly OutgoingRow[];
  readonly overrules: readonly OverruleSaid[];
  readonly proofs: readonly Proof[];
  /** What they were begun from, as far as this person sees it. */
  readonly sources: readonly SourceRow[];
  /** Of the answer in review. */
  readonly needs: ReviewState | undefined;
}

export function answerView(
  person: Person,
  row: Case,
  answer: Answer,
  beside: Beside,
): Static<typeof AnswerView> {
  const { decidedBy: _, aiAskedBy: __, aiModel = null, sourceIds = [], ...shown } = answer;
  const { answers, reviews, outgoing, overrules, needs } = beside;
  return {
    ...shown,
    findings: answer.findings.map((finding) => findingView(finding, answer.id, overrules)),
    createdAt: answer.createdAt.toISOString(),
    changedAt: answer.changedAt.toISOString(),
    sentToReviewAt: iso(answer.sentToReviewAt),
    decidedAt: iso(answer.decidedAt),
    publishAt: iso(answer.publishAt ?? null),
    publishedAt: iso(answer.publishedAt),
    reviews: reviews
      .filter(({ answerId }) => answerId === answer.id)
      .map(({ verdict, reasons, reason, byName, at }) => ({
        verdict,
        reasons: [...reasons],
        reason,
        byName,
        at: at.toISOString(),
      })),
    deliveries: outgoing
      .filter(({ answerId, kind }) => answerId === answer.id && kind === 'answer')
      .map(({ id, channelId, manner, state, sentAt, error, url, version }) => ({
        id,
        channelId,
        manner,
        state,
        sentAt: iso(sentAt),
        error,
        url,
        version,
      })),
    files: beside.proofs
      .filter(({ answerId }) => answerId === answer.id)
      .map(({ answerId: _, takenAt, ...file }) => ({ ...file, takenAt: iso(takenAt) })),
    needs: needs
      ? { needs: needs.needs, note: needs.note, approvedBy: needs.approvedBy.map(({ name }) => name) }
      : null,
    model: aiModel,
    sources: beside.sources
      .filter(({ answerId }) => sourceIds.includes(answerId))
      .map(({ caseId, number }) => ({ caseId, number })),
    corrects: correctedView(answer, answers),
    acts: actsOn(person, row, answer, beside),
  };
}

function correctedView(answer: Answer, answers: readonly Answer[]): Static<typeof AnswerView>['corrects'] {
  const corrected = answer.corrects && answers.find(({ id }) => id === answer.corrects);
  if (!corrected) return null;
  return { id: corrected.id, text: wholeText(corrected), publishedAt: iso(corrected.publishedAt) };
}

function findingView(finding: Finding, answerId: string, overrules: readonly OverruleSaid[]) {
  const said = overrules.find((one) => one.answerId === answerId && one.code === finding.code);
  return {
    code: finding.code,
    params: { ...finding.params },
    spans: finding.spans.map((span) => ({ ...span })),
    overruled: said ? { byName: said.byName, why: said.why } : null,
  };
}

const undecided = new Set<AnswerState>(['draft', 'sent back', 'in review']);

function actsOn(
  person: Person,
  row: Case,
  answer: Answer,
  { needs, answers }: Beside,
): (AnswerAct | 'overrule' | 'correct')[] {
  const thing = belonging(person, row);
  const possible = (act: AnswerAct) => answerStateAfter(answer.state, act) !== undefined;
  const drafting: AnswerAct[] = evaluate(mayDraft, person, thing).allowed ? ['save', 'send to review'] : [];
  const second = evaluate(mayReview, person, thing).allowed && !hasWritten(answer, person.id);
  const approving = needs === undefined || mayStillApprove(needs, approverOf(person, row));
  const reviewing: AnswerAct[] = second ? [...(approving ? (['approve'] as const) : []), 'send back'] : [];
  const recalling: AnswerAct[] = answer.publishAt && (second || drafting.length > 0) ? ['recall'] : [];
  const speaks = answer.draftedBy === person.id ? drafting.length > 0 : second;
  const corrected = answers.some(({ corrects }) => corrects === answer.id);
  const correctable = drafting.length > 0 && answer.state === 'published' && !corrected;
  return [
    ...[...drafting, ...reviewing, ...recalling].filter(possible),
    ...(speaks && undecided.has(answer.state) ? (['overrule'] as const) : []),
    ...(correctable ? (['correct'] as const) : []),
  ];
}
