import { sql, type Tx } from '../../platform/database.ts';

/** Keeps a question beside its case, to remind of it when nobody replies. */
export async function keepQuestion(
  tx: Tx,
  realmId: string,
  asked: { id: string; caseId: string; question: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into case_questions (realm_id, id, case_id, question, asked_at)
    values (${realmId}, ${asked.id}, ${asked.caseId}, ${asked.question}, ${asked.at})`);
}
