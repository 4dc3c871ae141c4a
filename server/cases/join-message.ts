import { writeDisposition } from '../intake/index.ts';
import type { Tx } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import { addReach, isOpen } from './case.rules.ts';
import type { Case } from './case.types.ts';
import { linkMessages } from './cases.store.ts';
import { type CaseContext, changeCase } from './change-case.ts';

/**
 * "Also me": another message about the same problem joins its case instead of opening another.
 * @throws Refusal `act-not-possible` when the case has ended
 */
export async function joinMessage(
  tx: Tx,
  context: CaseContext,
  row: Case,
  joining: { messageId: string; reach: number },
): Promise<Case> {
  if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'join', state: row.state });
  const { realmId, at } = context;
  const { messageId } = joining;
  const linked = await linkMessages(tx, realmId, [{ caseId: row.id, messageId, role: 'joined' }], at);
  if (linked === 0) return row;
  await writeDisposition(tx, realmId, [messageId], 'accepted');
  const changes = { messageCount: row.messageCount + 1, reach: addReach(row.reach, joining.reach) };
  return changeCase(tx, context, row, changes, { type: 'case.message-joined', data: { messageId } });
}
