import type { Tx } from '../platform/database.ts';
import type { Directory } from '../territory/index.ts';
import { moveClocks } from './act-on-case.ts';
import type { Case } from './case.types.ts';
import { type CaseContext, changeCase, requireAct } from './change-case.ts';
import { whenFinallyAnswered } from './clock-effects.rules.ts';
import { readClocks } from './clocks.store.ts';

/** The case is answered: its work's clocks stop, and the resident has the passport's days to object. */
export async function applyFinalAnswer(
  tx: Tx,
  context: CaseContext & { directory: Directory },
  row: Case,
  answer: { answerId: string; outcome: string | null },
): Promise<Case> {
  const { at, realmId } = context;
  const state = requireAct(row, 'give final answer', undefined);
  const changes = {
    state,
    answeredAt: at,
    firstAnsweredAt: row.firstAnsweredAt ?? at,
    outcome: answer.outcome,
    solved: null,
  };
  const due = await moveClocks(tx, context, { ...row, ...changes }, whenFinallyAnswered);
  const clocks = await readClocks(tx, realmId, [row.id]);
  const window = clocks.filter(({ clock }) => clock === 'objection').at(-1);
  const objectionUntil = window?.dueAt ?? null;
  return changeCase(
    tx,
    context,
    row,
    { ...changes, ...due, objectionUntil },
    {
      type: 'case.answered',
      data: { answerId: answer.answerId },
    },
  );
}
