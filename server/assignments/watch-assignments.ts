import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { dueAssignments, updateAssignment } from './assignments.store.ts';

/** A minute's work; what is left is taken by the next. */
const atOnce = 500;

/** Each side is told once when four fifths of its time are gone, and once when it is over. */
export function watchAssignments(parts: Platform): Promise<void> {
  return parts.database.acrossRealms(async (tx) => {
    const at = parts.clock.now();
    for (const { realmId, row } of await dueAssignments(tx, at, atOnce)) {
      const late = row.dueAt !== null && row.dueAt <= at;
      const moved = late ? { lateAt: at, remindedAt: row.remindedAt ?? at } : { remindedAt: at };
      await updateAssignment(tx, realmId, row, moved);
      const { id, side, state, centreId } = row;
      const data = { assignmentId: id, side, state, centreId };
      const type = late ? ('assignment.late' as const) : ('assignment.due-soon' as const);
      await emit(tx, { realmId, actor: system('clocks'), at }, [
        { event: { type, data }, streamId: row.caseId ?? id },
      ]);
    }
  });
}
