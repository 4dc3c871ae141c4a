import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { type CaseParts, realmCode } from '../act.ts';
import { applyAct } from '../act-on-case.ts';
import type { Case } from '../case.types.ts';
import { lockCase } from '../cases.store.ts';
import type { CaseContext } from '../change-case.ts';
import { tellResidents } from '../tell-residents.ts';

/** A question without a reply is repeated once after this many days… */
const remindAfterDays = 3;
/** …and so long after that the case is closed, with a notice; a later reply is read as any message. */
const closeAfterDays = 7;
const dayMs = 86_400_000;
const batch = 200;
const actor = system('questions');

interface Open {
  readonly realmId: string;
  readonly id: string;
  readonly caseId: string;
  readonly question: string;
  readonly askedAt: Date;
  readonly remindedAt: Date | null;
}

/** Reminds of questions nobody has replied to, once, and closes what stays without a reply. */
export async function watchQuestions(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  const remindBefore = new Date(at.getTime() - remindAfterDays * dayMs);
  const closeBefore = new Date(at.getTime() - closeAfterDays * dayMs);
  // Of several questions about a case the last one counts.
  const due = await parts.database.acrossRealms((tx) =>
    tx.all(sql<Open>`
      select * from (
        select distinct on (q.realm_id, q.case_id) q.realm_id as "realmId", q.id, q.case_id as "caseId", q.question,
          q.asked_at as "askedAt", q.reminded_at as "remindedAt"
        from cases c join case_questions q on q.realm_id = c.realm_id and q.case_id = c.id
        where c.state = 'clarifying' order by q.realm_id, q.case_id, q.asked_at desc
      ) last
      where ("remindedAt" is null and "askedAt" < ${remindBefore}) or "remindedAt" < ${closeBefore}
      limit ${batch}`),
  );
  for (const one of due) await parts.database.inRealm(one.realmId, (tx) => goOn(tx, parts, one, at));
  return due.length;
}

async function goOn(tx: Tx, parts: CaseParts, open: Open, at: Date): Promise<void> {
  const { realmId, id, question } = open;
  const row = await lockCase(tx, realmId, open.caseId);
  if (row?.state !== 'clarifying') return;
  const context = { realmId, actor, at };
  if (open.remindedAt) {
    const directory = await parts.directories.of(tx, realmId);
    const reason = 'no reply to the question';
    const event = { type: 'case.question-closed' as const, data: {} };
    await emit(tx, context, [{ event, streamId: row.id }]);
    const closed = await applyAct(tx, { ...context, directory }, row, { act: 'withdraw', reason });
    await say(tx, parts, context, closed, { aboutId: closed.id, code: 'say.question-closed', question });
    return;
  }
  await tx.run(sql`update case_questions set reminded_at = ${at} where realm_id = ${realmId} and id = ${id}`);
  const closesAt = new Date(at.getTime() + closeAfterDays * dayMs).toISOString();
  const event = { type: 'case.question-reminded' as const, data: { closesAt } };
  await emit(tx, context, [{ event, streamId: row.id }]);
  await say(tx, parts, context, row, { aboutId: id, code: 'say.question-reminder', question });
}

async function say(
  tx: Tx,
  parts: CaseParts,
  context: CaseContext,
  row: Case,
  { aboutId, code, question }: { aboutId: string; code: string; question: string },
): Promise<void> {
  const named = { ...context, realmCode: await realmCode(tx, context.realmId) };
  const telling = {
    kind: 'notice' as const,
    aboutId,
    answerId: null,
    withActLink: true,
    code,
    params: { question },
  };
  await tellResidents(tx, named, parts, row, telling);
}
