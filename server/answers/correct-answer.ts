import { type CaseParts, requireCase } from '../cases/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft } from './answer.policies.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { correctionOf, saysTheSame } from './answer-correction.rules.ts';
import { lockAnswer } from './answers.store.ts';
import { beginDraft } from './draft-answer.ts';
import { originOf } from './suggest/origin.ts';

/**
 * Begins the correction of a published answer, whatever has become of its case: a draft that a second person reviews
 * like any other. Of one answer there is one correction; what was wrong with that is corrected in its turn.
 * @throws Refusal `case-unknown`, `forbidden`, `answer-unknown`, `answer-not-possible`, `already-corrected`
 */
export function correctAnswer(
  parts: CaseParts,
  person: Person,
  caseId: string,
  correction: { readonly corrects: string; readonly input: AnswerText },
): Promise<Answer> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayDraft, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    const corrected = await lockAnswer(tx, realmId, correction.corrects);
    if (corrected?.caseId !== caseId) throw new Refusal('answer-unknown');
    if (corrected.state !== 'published')
      throw new Refusal('answer-not-possible', { act: 'correct', state: corrected.state });
    if (await isCorrected(tx, realmId, corrected.id)) throw new Refusal('already-corrected');
    const text = correctionOf(corrected, correction.input);
    // It begins with the published words: what drafted those has drafted these.
    const origin = originOf(corrected);
    return beginDraft(tx, parts, person, row, { ...text, ...origin, corrects: corrected.id });
  });
}

export async function isCorrected(tx: Tx, realmId: string, answerId: string): Promise<boolean> {
  const found = await tx.maybe(sql<{ id: string }>`select id from answers
    where realm_id = ${realmId} and corrects = ${answerId}`);
  return found !== undefined;
}

/** @throws Refusal `correction-changes-nothing` */
export async function requireChange(tx: Tx, realmId: string, correction: Answer): Promise<void> {
  const corrected = correction.corrects ? await lockAnswer(tx, realmId, correction.corrects) : undefined;
  if (corrected && saysTheSame(correction, corrected)) throw new Refusal('correction-changes-nothing');
}

/** What of the corrected answer stands in the channels, by the message it replied to. */
export async function standingOf(
  tx: Tx,
  realmId: string,
  answerId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.all(sql<{ messageId: string; externalId: string }>`
    select message_id as "messageId", external_id as "externalId" from outgoing
    where realm_id = ${realmId} and answer_id = ${answerId} and kind = 'answer' and state = 'sent'
      and external_id is not null`);
  return new Map(rows.map(({ messageId, externalId }) => [messageId, externalId]));
}
