import type { Person } from '../../platform/actor.ts';
import { sql } from '../../platform/database.ts';
import type { CaseParts } from '../act.ts';
import { requireReadable } from '../read-case.ts';

/** A heartbeat older than this says that somebody has gone; desks send one every 15 s. */
const goneAfterMs = 40_000;

export interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly writing: boolean;
}

/**
 * Says that this person has the case open, or has left it. @returns who else has it open
 * @throws Refusal `case-unknown`, `forbidden`
 */
export function beHere(
  parts: CaseParts,
  person: Person,
  caseId: string,
  { writing, leaving }: { writing: boolean; leaving: boolean },
): Promise<Present[]> {
  const { realmId } = person;
  const at = parts.clock.now();
  const since = new Date(at.getTime() - goneAfterMs);
  return parts.database.inRealm(realmId, async (tx) => {
    await requireReadable(tx, person, caseId);
    if (leaving)
      await tx.run(sql`delete from case_presence
        where realm_id = ${realmId} and case_id = ${caseId} and account_id = ${person.id}`);
    else
      await tx.run(sql`insert into case_presence (realm_id, case_id, account_id, writing, seen_at)
        values (${realmId}, ${caseId}, ${person.id}, ${writing}, ${at})
        on conflict (realm_id, case_id, account_id) do update set writing = excluded.writing,
          seen_at = excluded.seen_at`);
    return tx.all(sql<Present>`select p.account_id as "accountId", a.name, p.writing
      from case_presence p join accounts a on a.id = p.account_id
      where p.realm_id = ${realmId} and p.case_id = ${caseId} and p.account_id <> ${person.id}
        and p.seen_at > ${since} order by a.name`);
  });
}
