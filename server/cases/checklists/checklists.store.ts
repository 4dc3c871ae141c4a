import type { Condition } from '../../conditions/index.ts';
import { sql, type Tx } from '../../platform/database.ts';

export interface ChecklistItem {
  readonly id: string;
  readonly text: Readonly<Record<string, string>>;
  /** Open, it keeps the final answer from going to review. */
  readonly required: boolean;
  /** Null: on every case of the topic. */
  readonly when: Condition | null;
}

export interface Checklist {
  readonly topicId: string;
  readonly version: number;
  readonly items: readonly ChecklistItem[];
}

/** The lists in force, of one topic or of all. */
export function checklists(tx: Tx, realmId: string, topicId?: string): Promise<Checklist[]> {
  const one = topicId ? sql`and topic_id = ${topicId}` : sql``;
  return tx.all(sql<Checklist>`
    select distinct on (topic_id) topic_id as "topicId", version, items from topic_checklists
    where realm_id = ${realmId} ${one} order by topic_id, version desc`);
}

export async function insertChecklist(
  tx: Tx,
  realmId: string,
  list: Checklist,
  made: { by: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into topic_checklists (realm_id, topic_id, version, items, changed_by, changed_at)
    values (${realmId}, ${list.topicId}, ${list.version}, ${JSON.stringify(list.items)}, ${made.by}, ${made.at})`);
}

export interface Tick {
  readonly itemId: string;
  readonly byName: string;
  readonly at: Date;
}

export function ticksOf(tx: Tx, realmId: string, caseId: string): Promise<Tick[]> {
  return tx.all(sql<Tick>`select k.item_id as "itemId", a.name as "byName", k.done_at as at
    from case_checks k join accounts a on a.id = k.done_by
    where k.realm_id = ${realmId} and k.case_id = ${caseId}`);
}

/** @returns whether anything changed */
export async function writeTick(
  tx: Tx,
  realmId: string,
  tick: { caseId: string; itemId: string; done: boolean; by: string; at: Date },
): Promise<boolean> {
  const { caseId, itemId, done, by, at } = tick;
  const changed = done
    ? await tx.run(sql`insert into case_checks (realm_id, case_id, item_id, done_by, done_at)
        values (${realmId}, ${caseId}, ${itemId}, ${by}, ${at}) on conflict do nothing`)
    : await tx.run(sql`delete from case_checks
        where realm_id = ${realmId} and case_id = ${caseId} and item_id = ${itemId}`);
  return changed > 0;
}
