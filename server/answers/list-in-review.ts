import type { Static } from 'typebox';
import { type CaseParts, caseRow, findCases, sightOf } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import { readCursor, writeCursor } from '../platform/http/paging.ts';
import { reviewSightOf } from './answer.policies.ts';
import type { InReview } from './answer.schema.ts';
import { answersById, answersInReview } from './answers.store.ts';
import { overrulesOf } from './overrules.store.ts';
import { proofsAmong } from './proofs.ts';
import { answerView, sourceIdsOf } from './read-answers.ts';
import { reviewStatesOf } from './require-approval.ts';
import { sourcesSeen } from './suggest/similar.store.ts';

/**
 * What waits for a second person and this one may review, page by page, the longest-waiting first. A handful of
 * statements however many there are: read one by one, a hundred answers cost six hundred.
 */
export function inReviewFor(
  parts: CaseParts,
  person: Person,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<Static<typeof InReview>> {
  const { realmId } = person;
  const after = cursor === undefined ? undefined : readCursor(cursor, ['time', 'id']);
  return parts.database.inRealm(realmId, async (tx) => {
    const found = await answersInReview(tx, realmId, reviewSightOf(person), { after, limit: limit + 1 });
    const answers = found.slice(0, limit);
    const answerIds = answers.map(({ id }) => id);
    const cases = await findCases(
      tx,
      realmId,
      answers.map(({ caseId }) => caseId),
    );
    const rows = new Map(cases.map((row) => [row.id, row]));
    const reviewed = answers.map((answer) => ({ answer, row: rows.get(answer.caseId)! }));
    const needs = await reviewStatesOf(tx, realmId, reviewed);
    const overrules = await overrulesOf(tx, realmId, { answerIds });
    const proofs = await proofsAmong(tx, realmId, { answerIds });
    const sources = await sourcesSeen(tx, realmId, sightOf(person), sourceIdsOf(answers));
    const corrected = await answersById(
      tx,
      realmId,
      answers.flatMap(({ corrects }) => corrects ?? []),
    );
    const directory = await parts.directories.of(tx, realmId);
    const now = parts.clock.now();
    const beside = { answers: corrected, reviews: [], outgoing: [], overrules, proofs, sources };
    const last = found.length > limit ? answers.at(-1) : undefined;
    return {
      items: reviewed.map(({ answer, row }) => ({
        answer: answerView(person, row, answer, { ...beside, needs: needs.get(answer.id) }),
        caseRow: caseRow(directory, row, person.language, now),
      })),
      next: last ? writeCursor([last.sentToReviewAt?.toISOString() ?? null, last.id]) : null,
    };
  });
}
