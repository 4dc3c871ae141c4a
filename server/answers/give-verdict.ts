import { applyAct, type Case, type CaseParts, changeCase, requireCase } from '../cases/index.ts';
import { cancelWaiting } from '../delivery/index.ts';
import { emit } from '../events/index.ts';
import type { Resident } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';

export interface Verdict {
  readonly solved: boolean | null;
  /** 1–5. */
  readonly rating: number | null;
  readonly comment: string | null;
}

/**
 * What the resident says after a final answer. "No" reopens the case to the same authority's head; "yes" closes it.
 * @throws Refusal `case-unknown`, `verdict-too-early` when there is no final answer to judge
 */
export async function giveVerdict(
  tx: Tx,
  parts: CaseParts,
  resident: Resident,
  verdict: Verdict,
): Promise<Case> {
  const { realmId, caseId } = resident;
  const at = parts.clock.now();
  const context = { realmId, actor: resident, at, directory: await parts.directories.of(tx, realmId) };
  const row = await requireCase(tx, realmId, caseId);
  const answer = await tx.maybe(sql<{ id: string }>`select id from answers
    where realm_id = ${realmId} and case_id = ${caseId} and kind = 'final' and state = 'published'
      and corrects is null order by id desc limit 1`);
  if (!answer || (row.state !== 'answered' && row.state !== 'closed')) throw new Refusal('verdict-too-early');
  const { solved, rating, comment } = verdict;
  await tx.run(sql`insert into verdicts (realm_id, id, case_id, answer_id, solved, rating, comment, given_at)
    values (${realmId}, ${newId()}, ${caseId}, ${answer.id}, ${solved}, ${rating}, ${comment}, ${at})`);
  await cancelWaiting(tx, realmId, caseId, ['is it solved', 'verdict reminder']);
  const data = { answerId: answer.id, solved, rating };
  await emit(tx, context, [{ event: { type: 'resident.rated', data }, streamId: caseId }]);
  if (solved === false) return reopen(tx, context, row, answer.id);
  if (solved === null) return row;
  const judged = await changeCase(tx, context, row, { solved }, { type: 'case.judged' });
  if (judged.state !== 'answered') return judged;
  return applyAct(tx, context, judged, { act: 'close', reason: 'the resident says it is solved' });
}

async function reopen(
  tx: Tx,
  context: Parameters<typeof applyAct>[1],
  row: Case,
  answerId: string,
): Promise<Case> {
  const head = await tx.maybe(sql<{ id: string }>`select account_id as id from grants
    where realm_id = ${context.realmId} and authority_id = ${row.authorityId} and role = 'head'
      and valid_from <= ${context.at} and (valid_until is null or valid_until > ${context.at}) order by id limit 1`);
  await emit(tx, context, [{ event: { type: 'resident.objected', data: { answerId } }, streamId: row.id }]);
  return applyAct(tx, context, row, {
    act: 'reopen',
    executorId: head?.id ?? null,
    // Their own words stand in the verdict alone: no event may hold what is erased when they ask for it.
    reason: 'the resident says it is not solved',
  });
}
