import type { Static } from 'typebox';
import { type Case, type CaseParts, caseRow, findCase, requireReadable, sightOf } from '../cases/index.ts';
import { type OutgoingRow, outgoingOfCase } from '../delivery/index.ts';
import type { Person } from '../platform/actor.ts';
import { evaluate } from '../platform/policy.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import { type AnswerAct, answerStateAfter } from './answer.rules.ts';
import type { AnswerView, InReview } from './answer.schema.ts';
import type { Answer } from './answer.types.ts';
import { answersInReview, answersOfCase, type ReviewRow, reviewsOfCase } from './answers.store.ts';

const iso = (date: Date | null) => date?.toISOString() ?? null;
const mostInReview = 100;

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
    return answers.map((answer) => answerView(person, row, answer, reviews, outgoing));
  });
}

/** What waits for a second person and this one may review. */
export function inReviewFor(parts: CaseParts, person: Person): Promise<Static<typeof InReview>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const found: Static<typeof InReview> = [];
    for (const answer of await answersInReview(tx, realmId, sightOf(person), mostInReview)) {
      const row = await findCase(tx, realmId, answer.caseId);
      if (!row || !evaluate(mayReview, person, belonging(person, row)).allowed) continue;
      found.push({
        answer: answerView(person, row, answer, [], []),
        caseRow: caseRow(directory, row, person.language, parts.clock.now()),
      });
    }
    return found;
  });
}

const belonging = (person: Person, row: Case) => ({
  realmId: person.realmId,
  centreId: row.centreId,
  authorityId: row.authorityId,
});

function answerView(
  person: Person,
  row: Case,
  answer: Answer,
  reviews: readonly ReviewRow[],
  outgoing: readonly OutgoingRow[],
): Static<typeof AnswerView> {
  const { decidedBy: _, ...shown } = answer;
  return {
    ...shown,
    findings: answer.findings.map((finding) => ({ ...finding, params: { ...finding.params } })),
    createdAt: answer.createdAt.toISOString(),
    changedAt: answer.changedAt.toISOString(),
    sentToReviewAt: iso(answer.sentToReviewAt),
    decidedAt: iso(answer.decidedAt),
    publishedAt: iso(answer.publishedAt),
    reviews: reviews
      .filter(({ answerId }) => answerId === answer.id)
      .map(({ verdict, reason, byName, at }) => ({ verdict, reason, byName, at: at.toISOString() })),
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
    acts: actsOn(person, row, answer),
  };
}

function actsOn(person: Person, row: Case, answer: Answer): AnswerAct[] {
  const thing = belonging(person, row);
  const possible = (act: AnswerAct) => answerStateAfter(answer.state, act) !== undefined;
  const drafting: AnswerAct[] = evaluate(mayDraft, person, thing).allowed ? ['save', 'send to review'] : [];
  const second = evaluate(mayReview, person, thing).allowed && answer.draftedBy !== person.id;
  const reviewing: AnswerAct[] = second ? ['approve', 'send back'] : [];
  return [...drafting, ...reviewing].filter(possible);
}
