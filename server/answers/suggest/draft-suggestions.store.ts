import { sql, type Tx } from '../../platform/database.ts';

/** A model was asked for a draft: who asked, and from which answers it was to write. Never its words. */
export interface DraftSuggestion {
  readonly id: string;
  readonly caseId: string;
  readonly askedBy: string;
  readonly model: string;
  readonly sourceIds: readonly string[];
  readonly askedAt: Date;
}

export async function insertSuggestion(tx: Tx, realmId: string, one: DraftSuggestion): Promise<void> {
  await tx.run(sql`insert into draft_suggestions (realm_id, id, case_id, asked_by, model, source_ids, asked_at)
    values (${realmId}, ${one.id}, ${one.caseId}, ${one.askedBy}, ${one.model}, ${[...one.sourceIds]}::uuid[],
      ${one.askedAt})`);
}

export function findSuggestion(
  tx: Tx,
  realmId: string,
  caseId: string,
  id: string,
): Promise<DraftSuggestion | undefined> {
  return tx.maybe(sql<DraftSuggestion>`select id, case_id as "caseId", asked_by as "askedBy", model,
      source_ids as "sourceIds", asked_at as "askedAt"
    from draft_suggestions where realm_id = ${realmId} and case_id = ${caseId} and id = ${id}`);
}
