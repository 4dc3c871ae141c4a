import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import type { CaseParts } from './act.ts';
import { applyAct } from './act-on-case.ts';
import { lockCase } from './cases.store.ts';

const actor = system('clocks');
const batch = 500;

interface Due {
  readonly realmId: string;
  readonly caseId: string;
  readonly clock: string;
  readonly round: number;
  readonly heldBy: string | null;
}

/** Marks what has just become late, once, and tells of it; whoever is to be told listens to the event. */
export async function markBreaches(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  return parts.database.acrossRealms(async (tx) => {
    const late = await tx.all(sql<Due>`
      update case_clocks k set breached_at = ${at} from (
        select realm_id, case_id, clock, round from case_clocks
        where state = 'running' and breached_at is null and look_at <= ${at} and due_at < ${at} and clock <> 'objection'
        order by look_at limit ${batch} for update skip locked
      ) due
      where (k.realm_id, k.case_id, k.clock, k.round) = (due.realm_id, due.case_id, due.clock, due.round)
      returning k.realm_id as "realmId", k.case_id as "caseId", k.clock, k.round, k.held_by as "heldBy"`);
    await tellOfBreaches(tx, late, at);
    return late.length;
  });
}

async function tellOfBreaches(tx: Tx, late: readonly Due[], at: Date): Promise<void> {
  for (const realmId of new Set(late.map((row) => row.realmId))) {
    const told = late
      .filter((row) => row.realmId === realmId)
      .map(({ caseId, clock, heldBy }) => ({
        event: { type: 'case.clock-breached' as const, data: { clock, heldBy } },
        streamId: caseId,
      }));
    await emit(tx, { realmId, actor, at }, told);
  }
}

/** Closes what was answered and to which nobody objected in the time the passport gives (PRODUCT.md §3.6). */
export async function closeUnobjected(parts: CaseParts): Promise<number> {
  const at = parts.clock.now();
  const due = await parts.database.acrossRealms((tx) =>
    tx.all(sql<{ realmId: string; id: string }>`select realm_id as "realmId", id from cases
      where state = 'answered' and objection_until < ${at} order by objection_until limit ${batch}`),
  );
  for (const { realmId, id } of due) {
    await parts.database.inRealm(realmId, async (tx) => {
      const row = await lockCase(tx, realmId, id);
      if (row?.state !== 'answered' || !row.objectionUntil || row.objectionUntil >= at) return;
      const directory = await parts.directories.of(tx, realmId);
      const context = { realmId, actor, at, directory };
      await applyAct(tx, context, row, { act: 'close', reason: 'objection window ended' });
    });
  }
  return due.length;
}
