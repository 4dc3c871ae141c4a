import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayWorkOnCase } from '../case.policies.ts';
import { requireCase } from '../change-case.ts';
import { sightOf } from '../sight.ts';

/** A case with a message that the law on appeals speaks of. */
export interface Appeal {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseTitle: string;
  readonly officeId: string | null;
  readonly termDays: number;
  readonly dueAt: Date;
  readonly settledAt: Date | null;
  readonly outcome: string | null;
}

const columns = sql`a.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle", a.office_id as "officeId",
  a.term_days as "termDays", a.due_at as "dueAt", a.settled_at as "settledAt", a.outcome`;
const joined = sql`case_appeals a join cases c on c.realm_id = a.realm_id and c.id = a.case_id`;

export function appealOf(tx: Tx, realmId: string, caseId: string): Promise<Appeal | undefined> {
  return tx.maybe(sql<Appeal>`select ${columns} from ${joined}
    where a.realm_id = ${realmId} and a.case_id = ${caseId}`);
}

/** What this person's office or centre has not settled, the soonest due first. */
export function listAppealsFor(parts: CaseParts, person: Person): Promise<Appeal[]> {
  const { realmId } = person;
  const { centreIds, authorityIds } = sightOf(person);
  return parts.database.inRealm(realmId, (tx) =>
    tx.all(sql<Appeal>`select ${columns} from ${joined}
      where a.realm_id = ${realmId} and a.settled_at is null
        and (a.office_id = any(${authorityIds}::uuid[]) or c.centre_id = any(${centreIds}::uuid[]))
      order by a.due_at, a.case_id limit 200`),
  );
}

/**
 * The office says how it answered by the statutory route; the case goes its own way.
 * @throws Refusal `case-unknown`, `appeal-unknown`, `forbidden`, `act-not-possible`, `reason-missing`
 */
export function settleAppeal(
  parts: CaseParts,
  person: Person,
  caseId: string,
  outcome: string,
): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    const appeal = await appealOf(tx, realmId, caseId);
    if (!appeal) throw new Refusal('appeal-unknown');
    authorise(mayWorkOnCase, person, { realmId, centreId: row.centreId, authorityId: appeal.officeId });
    if (appeal.settledAt) throw new Refusal('act-not-possible', { act: 'settle appeal', state: row.state });
    const said = outcome.trim();
    if (!said) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    await tx.run(sql`update case_appeals set settled_at = ${at}, settled_by = ${person.id}, outcome = ${said}
      where realm_id = ${realmId} and case_id = ${caseId}`);
    const event = { type: 'case.appeal-settled' as const, data: { late: at > appeal.dueAt } };
    await emit(tx, { realmId, actor: person, at }, [{ event, streamId: caseId, reason: said }]);
  });
}
