import { emit } from '../../events/index.ts';
import { system } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import { dayOfRealm } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';

const actor = system('tasks');

/** Parts asked of others are told of once on the day before, and once when their day has passed. */
export async function remindOfTasks(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  const today = dayOfRealm(sql`case_tasks.realm_id`, at);
  return parts.database.acrossRealms(async (tx) => {
    const due = await tx.all(sql<{
      realmId: string;
      id: string;
      caseId: string;
      authorityId: string;
      dueOn: string;
      late: boolean;
    }>`
      update case_tasks set late_at = case when due_on < ${today} then ${at}::timestamptz end,
        reminded_at = coalesce(reminded_at, ${at})
      where state = 'open'
        and ((due_on <= ${today} + 1 and reminded_at is null) or (due_on < ${today} and late_at is null))
      returning realm_id as "realmId", id, case_id as "caseId", authority_id as "authorityId", due_on as "dueOn",
        late_at is not null as late`);
    for (const { realmId, id, caseId, authorityId, dueOn, late } of due) {
      const data = { taskId: id, authorityId, dueOn, late };
      const event = { type: 'case.task-due' as const, data };
      await emit(tx, { realmId, actor, at }, [{ event, streamId: caseId }]);
    }
    return due.length;
  });
}
