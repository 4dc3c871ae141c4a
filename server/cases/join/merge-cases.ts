import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { moveClocks } from '../act-on-case.ts';
import { mayDecideOnCase } from '../case.policies.ts';
import { addReach, isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { type CaseContext, changeCase, requireAct, requireCase } from '../change-case.ts';
import { whenEnded, whenMerged } from '../clock-effects.rules.ts';
import { readClocks } from '../clocks.store.ts';
import { moveLinks, moveMessages } from './moving.store.ts';

/**
 * Two cases about one problem become one: `caseId` ends as merged, with its own story kept; its messages, its residents'
 * links and the earlier start of its clocks go over.
 * @returns the case that goes on
 * @throws Refusal `case-unknown`, `forbidden`, `changed-meanwhile`, `same-case`, `act-not-possible`, `reason-missing`
 */
export function mergeCases(
  parts: CaseParts,
  person: Person,
  caseId: string,
  seen: number,
  input: { intoCaseId: string; reason: string },
): Promise<Case> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const [row, into] = await lockBoth(tx, realmId, caseId, input.intoCaseId);
    for (const { centreId, authorityId } of [row, into])
      authorise(mayDecideOnCase, person, { realmId, centreId, authorityId });
    if (caseId === input.intoCaseId) throw new Refusal('same-case');
    requireVersion(seen, row.version);
    const state = requireAct(row, 'merge', input.reason);
    if (!isOpen(into.state)) throw new Refusal('act-not-possible', { act: 'merge', state: into.state });
    const directory = await parts.directories.of(tx, realmId);
    const context = { realmId, actor: person, at: parts.clock.now(), directory };
    const messageIds = await moveMessages(tx, realmId, row.id, into.id, context.at);
    await moveLinks(tx, realmId, row.id, into.id);
    const going = await absorb(tx, context, into, row, messageIds, input.reason);
    const due = await moveClocks(tx, context, { ...row, state }, whenEnded);
    const ended = { state, mergedInto: into.id, closedAt: context.at, ...due };
    const data = { intoCaseId: into.id };
    await changeCase(tx, context, row, ended, { type: 'case.merged', data, reason: input.reason });
    return going;
  });
}

/** The one with the smaller id first, so that two merges the other way round do not wait for each other. */
async function lockBoth(tx: Tx, realmId: string, caseId: string, otherId: string): Promise<[Case, Case]> {
  const [first, second] = [caseId, otherId].sort();
  const one = await requireCase(tx, realmId, first!);
  const other = await requireCase(tx, realmId, second!);
  return one.id === caseId ? [one, other] : [other, one];
}

async function absorb(
  tx: Tx,
  context: CaseContext & Parameters<typeof moveClocks>[1],
  into: Case,
  row: Case,
  messageIds: string[],
  reason: string,
): Promise<Case> {
  const others = await readClocks(tx, context.realmId, [row.id]);
  const due = await moveClocks(tx, context, into, (scene) => whenMerged(scene, others));
  const changes = {
    messageCount: into.messageCount + messageIds.length,
    reach: addReach(into.reach, row.reach),
    registeredAt: earlier(into.registeredAt, row.registeredAt),
    ...due,
  };
  const data = { fromCaseId: row.id, messageIds };
  return changeCase(tx, context, into, changes, { type: 'case.absorbed', data, reason });
}

/** Null is "unknown", which tells nothing of who was earlier. */
function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one;
  return one < other ? one : other;
}
