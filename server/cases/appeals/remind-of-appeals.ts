import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import type { CaseParts } from '../act.ts';

const actor = system('appeals');
/** A written answer takes time to sign and send: its office hears this many days before the term ends. */
const daysBefore = 5;

/** Formal appeals are told of once before their term ends, and once after it. */
export async function remindOfAppeals(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  const soon = new Date(at.getTime() + daysBefore * 86_400_000);
  return parts.database.acrossRealms(async (tx) => {
    const due = await tx.all(sql<{
      realmId: string;
      caseId: string;
      officeId: string | null;
      dueAt: Date;
      late: boolean;
    }>`
      update case_appeals set late_at = case when due_at < ${at} then ${at}::timestamptz end,
        reminded_at = coalesce(reminded_at, ${at})
      where settled_at is null
        and ((due_at <= ${soon} and reminded_at is null) or (due_at < ${at} and late_at is null))
      returning realm_id as "realmId", case_id as "caseId", office_id as "officeId", due_at as "dueAt",
        late_at is not null as late`);
    for (const { realmId, caseId, officeId, dueAt, late } of due) {
      const data = { officeId, dueAt: dueAt.toISOString(), late };
      const event = { type: 'case.appeal-due' as const, data };
      await emit(tx, { realmId, actor, at }, [{ event, streamId: caseId }]);
    }
    return due.length;
  });
}
