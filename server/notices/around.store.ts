import { sql, type Tx } from '../platform/database.ts';

export async function draftersOf(
  tx: Tx,
  realmId: string,
  answerIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (answerIds.length === 0) return new Map();
  const rows = await tx.all(sql<{ id: string; draftedBy: string | null }>`
    select id, drafted_by as "draftedBy" from answers
    where realm_id = ${realmId} and id = any(${[...answerIds]}::uuid[])`);
  return new Map(rows.map(({ id, draftedBy }) => [id, draftedBy]));
}

export interface WrittenNote {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
}

export function notesById(tx: Tx, realmId: string, noteIds: readonly string[]): Promise<WrittenNote[]> {
  if (noteIds.length === 0) return Promise.resolve([]);
  return tx.all(sql<WrittenNote>`select id, case_id as "caseId", text from case_notes
    where realm_id = ${realmId} and id = any(${[...noteIds]}::uuid[])`);
}
