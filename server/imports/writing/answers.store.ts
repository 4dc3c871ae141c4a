import { sql, type Tx } from '../../platform/database.ts';
import type { ImportedAnswer } from '../rows/imported.types.ts';

export interface AnswerToWrite extends ImportedAnswer {
  readonly id: string;
  readonly caseId: string;
}

/** Answers that were published before Heed was there; `created_at` is then when it was published, if that is known. */
export async function insertAnswers(
  tx: Tx,
  realmId: string,
  answers: readonly AnswerToWrite[],
  at: Date,
): Promise<void> {
  if (answers.length === 0) return;
  await tx.run(sql`insert into answers (realm_id, id, case_id, state, kind, outcome, text, drafted_by_name, created_at,
      changed_at, sent_to_review_at, decided_at, published_at, imported)
    select ${realmId}, id, "caseId", 'published', kind, outcome, text, "draftedByName", coalesce("publishedAt", ${at}),
      coalesce("publishedAt", ${at}), "sentToReviewAt", "decidedAt", "publishedAt", true
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (id uuid, "caseId" uuid, kind text, outcome text,
      text text, "draftedByName" text, "sentToReviewAt" timestamptz, "decidedAt" timestamptz,
      "publishedAt" timestamptz)`);
}

export interface VerdictToWrite {
  readonly id: string;
  readonly caseId: string;
  readonly answerId: string;
  readonly solved: boolean | null;
  readonly rating: number | null;
  readonly givenAt: Date;
}

export async function insertVerdicts(
  tx: Tx,
  realmId: string,
  verdicts: readonly VerdictToWrite[],
): Promise<void> {
  if (verdicts.length === 0) return;
  await tx.run(sql`insert into verdicts (realm_id, id, case_id, answer_id, solved, rating, given_at, imported)
    select ${realmId}, id, "caseId", "answerId", solved, rating, "givenAt", true
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as r (id uuid, "caseId" uuid, "answerId" uuid,
      solved boolean, rating smallint, "givenAt" timestamptz)`);
}
