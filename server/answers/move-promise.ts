import type { CaseParts } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Answer } from './answer.types.ts';
import { draftAnswer } from './draft-answer.ts';
import { sendToReview } from './review-answer.ts';

interface Asked {
  readonly promiseId: string;
  /** YYYY-MM-DD. */
  readonly promisedOn: string;
  /** What the resident will read: why it takes longer. */
  readonly reason: string;
}

/**
 * Asks for a new date: an interim answer that says why goes to review, and the promise moves when it is published. If
 * that happens only after the old day, the promise is broken all the same.
 * @throws Refusal `promise-unknown`, `promise-settled`, and as `draftAnswer` and `sendToReview`
 */
export async function movePromise(parts: CaseParts, person: Person, asked: Asked): Promise<Answer> {
  const found = await parts.database.inRealm(person.realmId, (tx) =>
    tx.maybe(sql<{ caseId: string; state: string; responsible: string }>`
      select case_id as "caseId", state, responsible from promises
      where realm_id = ${person.realmId} and id = ${asked.promiseId}`),
  );
  if (!found) throw new Refusal('promise-unknown');
  if (found.state !== 'open') throw new Refusal('promise-settled', { state: found.state });
  const draft = await draftAnswer(parts, person, found.caseId, {
    kind: 'interim',
    outcome: null,
    text: asked.reason,
    promisedOn: asked.promisedOn,
    responsible: found.responsible || null,
    whatResidentCanDo: null,
  });
  return sendToReview(parts, person, { answerId: draft.id, seen: draft.version });
}
