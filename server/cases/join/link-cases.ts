import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase, mayReadCase } from '../case.policies.ts';
import { findCase } from '../cases.store.ts';
import { tieCases, untieCases } from './ties.store.ts';

async function requireBoth(tx: Tx, person: Person, caseId: string, otherId: string): Promise<void> {
  const { realmId } = person;
  const row = await findCase(tx, realmId, caseId);
  const other = await findCase(tx, realmId, otherId);
  if (!row || !other) throw new Refusal('case-unknown');
  authorise(mayDecideOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
  if (caseId === otherId) throw new Refusal('same-case');
  authorise(mayReadCase, person, { realmId, centreId: other.centreId, authorityId: other.authorityId });
}

/**
 * Ties two cases that stay two; told in the stories of both.
 * @throws Refusal `same-case`, `case-unknown`, `forbidden`, `reason-missing`
 */
export function linkCases(
  parts: CaseParts,
  person: Person,
  caseId: string,
  input: { otherId: string; reason: string },
): Promise<void> {
  const { realmId } = person;
  const { otherId } = input;
  const reason = input.reason.trim();
  return parts.database.inRealm(realmId, async (tx) => {
    await requireBoth(tx, person, caseId, otherId);
    if (!reason) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const fresh = await tieCases(tx, realmId, { caseId, otherId, reason, madeBy: person.id, at });
    if (fresh) await tellBoth(tx, { realmId, actor: person, at }, 'case.linked', [caseId, otherId], reason);
  });
}

/** @throws Refusal `same-case`, `case-unknown`, `forbidden` */
export function unlinkCases(
  parts: CaseParts,
  person: Person,
  caseId: string,
  otherId: string,
): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    await requireBoth(tx, person, caseId, otherId);
    const gone = await untieCases(tx, realmId, caseId, otherId);
    const context = { realmId, actor: person, at: parts.clock.now() };
    if (gone) await tellBoth(tx, context, 'case.unlinked', [caseId, otherId]);
  });
}

function tellBoth(
  tx: Tx,
  context: Parameters<typeof emit>[1],
  type: 'case.linked' | 'case.unlinked',
  [one, other]: readonly [string, string],
  reason?: string,
): Promise<void> {
  return emit(tx, context, [
    { event: { type, data: { otherId: other } }, streamId: one, reason },
    { event: { type, data: { otherId: one } }, streamId: other, reason },
  ]);
}
