import { type Query, sql } from '../platform/database.ts';
import { isoText } from '../platform/iso-times.ts';
import { hasEnded } from './case.rules.ts';
import type { Case, CaseChanges } from './case.types.ts';

/** What moves a case in the queue, or into it, or out of it. */
const moving: readonly (keyof CaseChanges)[] = [
  'state',
  'centreId',
  'authorityId',
  'topicId',
  'nextDueAt',
  'nextDueClock',
  'nextDueUnit',
];

export function movesInQueue(changes: CaseChanges): boolean {
  return moving.some((field) => field in changes);
}

/** The queue holds every open case, and no other. */
export function placeInQueue(realmId: string, row: Case): Query<unknown> {
  if (hasEnded(row.state))
    return sql`delete from case_queue where realm_id = ${realmId} and case_id = ${row.id}`;
  return sql`insert into case_queue (realm_id, case_id, centre_id, authority_id, topic_id, due_at, due_clock, due_unit)
    values (${realmId}, ${row.id}, ${row.centreId}, ${row.authorityId}, ${row.topicId}, ${row.nextDueAt},
      ${row.nextDueClock}, ${row.nextDueUnit})
    on conflict (realm_id, case_id) do update set centre_id = excluded.centre_id,
      authority_id = excluded.authority_id, topic_id = excluded.topic_id, due_at = excluded.due_at, due_clock = excluded.due_clock,
      due_unit = excluded.due_unit`;
}

/** The columns of `case_queue` for an open case, all but its realm. */
export function columnsInQueue(row: Case): Record<string, unknown> {
  return {
    case_id: row.id,
    centre_id: row.centreId,
    authority_id: row.authorityId,
    topic_id: row.topicId,
    due_at: row.nextDueAt && isoText(row.nextDueAt),
    due_clock: row.nextDueClock,
    due_unit: row.nextDueUnit,
  };
}
