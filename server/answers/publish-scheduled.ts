import type { CaseParts } from '../cases/index.ts';
import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { requireVersion } from '../platform/http/version.ts';
import { evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import type { Answer } from './answer.types.ts';
import { updateAnswer } from './answers.store.ts';
import { requireAnswer, requireAnswerAct } from './draft-answer.ts';
import { sendOut } from './review-answer.ts';

const batch = 100;

/** Sends out approved answers whose hour has come, each in the name of the person who approved it. */
export async function publishScheduled(parts: CaseParts): Promise<void> {
  const at = parts.clock.now();
  const due = await parts.database.acrossRealms((tx) =>
    tx.all(sql<{ realmId: string; id: string }>`select realm_id as "realmId", id from answers
      where state = 'approved' and publish_at <= ${at} order by publish_at limit ${batch}`),
  );
  for (const { realmId, id } of due) await publishOne(parts, realmId, id, at);
}

function publishOne(parts: CaseParts, realmId: string, id: string, at: Date): Promise<void> {
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer, row } = await requireAnswer(tx, realmId, id);
    // Recalled, or sent by another worker meanwhile.
    if (answer.state !== 'approved' || !answer.publishAt || answer.publishAt > at) return;
    const approver = await tx.one(sql<{ id: string; name: string; language: string }>`
      select id, name, language from accounts where id = ${answer.decidedBy}`);
    const person: Person = { ...approver, kind: 'person', realmId, grants: [] };
    await sendOut(tx, parts, person, row, answer, at);
  });
}

/**
 * Takes an answer that waits for its hour back to a draft; it needs approval anew.
 * @throws Refusal `answer-unknown`, `forbidden`, `changed-meanwhile`, `answer-not-possible`
 */
export function recallAnswer(
  parts: CaseParts,
  person: Person,
  asked: { answerId: string; seen: number },
): Promise<Answer> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const { answer, row } = await requireAnswer(tx, realmId, asked.answerId);
    const thing = { realmId, centreId: row.centreId, authorityId: row.authorityId };
    const may = [mayDraft, mayReview].some((policy) => evaluate(policy, person, thing).allowed);
    if (!may) throw new Refusal('forbidden', { policy: mayDraft.name, may: '' });
    requireVersion(asked.seen, answer.version);
    const state = requireAnswerAct(answer, 'recall');
    const recalled = await updateAnswer(tx, realmId, answer, { state, publishAt: null });
    const data = { answerId: answer.id, version: recalled.version };
    await emit(tx, { realmId, actor: person, at: parts.clock.now() }, [
      { event: { type: 'answer.recalled', data }, streamId: row.id },
    ]);
    return recalled;
  });
}
