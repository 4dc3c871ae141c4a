import { type CaseParts, realmCode, requireCase, tellResidents } from '../cases/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';

const dayMs = 86_400_000;
/**
 * Days after the first "is it solved?" that a resident who said nothing is asked once more: long enough to have gone and
 * looked, and well within the usual window to object (15 days). Where a passport's window is over by then nobody is asked
 * again.
 */
const remindAfterDays = 5;
/** A question is no longer taken up when everything stood still for longer than this. */
const catchUpDays = 3;
const batch = 500;
const actor = system('satisfaction');

interface Unanswered {
  readonly realmId: string;
  readonly caseId: string;
  readonly answerId: string;
  readonly messageId: string;
}

/** Asks a second and last time whether it is solved. Repeated, it asks nobody twice. */
export async function remindOfVerdicts(parts: CaseParts): Promise<void> {
  const at = parts.clock.now();
  const silent = await parts.database.acrossRealms((tx) => findSilent(tx, at));
  for (const one of silent) await remind(parts, one, at);
}

function findSilent(tx: Tx, at: Date): Promise<Unanswered[]> {
  const until = new Date(at.getTime() - remindAfterDays * dayMs);
  const since = new Date(until.getTime() - catchUpDays * dayMs);
  return tx.all(sql<Unanswered>`
    select o.realm_id as "realmId", o.case_id as "caseId", o.about_id as "answerId", o.message_id as "messageId"
    from outgoing o join cases c on c.realm_id = o.realm_id and c.id = o.case_id
    where o.kind = 'is it solved' and o.state = 'sent' and o.sent_at > ${since} and o.sent_at <= ${until}
      and c.state = 'answered' and c.objection_until > ${at}
      and not exists (select from verdicts v
        where v.realm_id = o.realm_id and v.case_id = o.case_id and v.answer_id = o.about_id)
      and not exists (select from outgoing again
        where again.realm_id = o.realm_id and again.message_id = o.message_id and again.about_id = o.about_id
          and again.kind = 'verdict reminder')
    order by o.sent_at limit ${batch}`);
}

/** The case is locked and read again: somebody may have judged or reopened it meanwhile. */
function remind(
  parts: CaseParts,
  { realmId, caseId, answerId, messageId }: Unanswered,
  at: Date,
): Promise<void> {
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    const judged = await tx.maybe(sql`select from verdicts
      where realm_id = ${realmId} and case_id = ${caseId} and answer_id = ${answerId} limit 1`);
    if (row.state !== 'answered' || judged) return;
    await tellResidents(tx, { realmId, actor, at, realmCode: await realmCode(tx, realmId) }, parts, row, {
      kind: 'verdict reminder',
      aboutId: answerId,
      answerId,
      withActLink: true,
      code: 'say.is-it-solved-again',
      params: {},
      messageId,
    });
  });
}
