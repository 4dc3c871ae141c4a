import { emit } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { CaseParts } from './act.ts';
import { mayNoteOnCase } from './case.policies.ts';
import { requireCase } from './change-case.ts';

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly byName: string;
  readonly at: Date;
}

/** An internal note: staff of the centre and of the authority read it, residents never. */
export function addNote(parts: CaseParts, person: Person, caseId: string, text: string): Promise<Note> {
  const { realmId } = person;
  if (text.trim() === '') throw new Refusal('invalid', { field: 'text', problem: 'empty' });
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayNoteOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    const at = parts.clock.now();
    const id = newId();
    await tx.run(sql`insert into case_notes (realm_id, id, case_id, text, written_by, written_at)
      values (${realmId}, ${id}, ${caseId}, ${text}, ${person.id}, ${at})`);
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'case.note-added', data: { noteId: id } }, streamId: caseId },
    ]);
    return { id, text, byName: person.name, at };
  });
}

export function notesOf(tx: Tx, realmId: string, caseId: string): Promise<Note[]> {
  return tx.all(
    sql<Note>`select n.id, n.text, a.name as "byName", n.written_at as at
    from case_notes n join accounts a on a.id = n.written_by
    where n.realm_id = ${realmId} and n.case_id = ${caseId} order by n.id`,
    'notes-of-case',
  );
}
