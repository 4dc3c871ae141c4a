import { sql, type Tx } from '../platform/database.ts';
import type { Staff, StaffMember } from './audience.rules.ts';

/** Everyone with a grant in these authorities or exactly these centres, and who of them is away. */
export async function readStaff(
  tx: Tx,
  realmId: string,
  where: { authorityIds: readonly string[]; centreIds: readonly string[] },
  at: Date,
): Promise<Staff> {
  const members = await tx.all(sql<StaffMember>`
    select g.account_id as "accountId", a.name, g.role, g.centre_id as "centreId", g.authority_id as "authorityId"
    from grants g join accounts a on a.id = g.account_id
    where g.realm_id = ${realmId} and a.disabled_at is null
      and g.valid_from <= ${at} and (g.valid_until is null or g.valid_until > ${at})
      and (g.authority_id = any(${[...where.authorityIds]}::uuid[]) or g.centre_id = any(${[...where.centreIds]}::uuid[]))
    order by g.id`);
  return { members, away: await readAway(tx, realmId, at) };
}

/** Whoever is away now, with the deputy; of several absences the one that began last holds. */
async function readAway(tx: Tx, realmId: string, at: Date): Promise<Map<string, string | null>> {
  const rows = await tx.all(sql<{ accountId: string; deputyId: string | null }>`
    select account_id as "accountId", deputy_id as "deputyId" from absences
    where realm_id = ${realmId} and from_at <= ${at} and until_at > ${at} order by from_at`);
  return new Map(rows.map(({ accountId, deputyId }) => [accountId, deputyId]));
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Those who share a centre or an authority with a person: one of them can stand in. */
export function readColleagues(tx: Tx, realmId: string, accountId: string, at: Date): Promise<Colleague[]> {
  return tx.all(sql<Colleague>`
    select distinct a.id, a.name from grants mine
    join grants theirs on theirs.realm_id = mine.realm_id
      and (theirs.centre_id = mine.centre_id or theirs.authority_id = mine.authority_id)
    join accounts a on a.id = theirs.account_id
    where mine.realm_id = ${realmId} and mine.account_id = ${accountId} and a.id <> ${accountId}
      and a.disabled_at is null and (theirs.valid_until is null or theirs.valid_until > ${at})
      and (mine.valid_until is null or mine.valid_until > ${at})
    order by a.name limit 500`);
}
