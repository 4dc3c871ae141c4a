import { sql, type Tx } from '../platform/database.ts';

export interface Absence {
  readonly id: string;
  readonly accountId: string;
  readonly deputyId: string | null;
  readonly from: Date;
  readonly until: Date;
}

export async function insertAbsence(
  tx: Tx,
  realmId: string,
  { id, accountId, deputyId, from, until }: Absence,
  madeBy: string,
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into absences (realm_id, id, account_id, deputy_id, from_at, until_at, made_by, made_at)
    values (${realmId}, ${id}, ${accountId}, ${deputyId}, ${from}, ${until}, ${madeBy}, ${at})`);
}

/** A person's absences that are not over. */
export function listAbsences(
  tx: Tx,
  realmId: string,
  accountId: string,
  at: Date,
): Promise<(Omit<Absence, 'accountId'> & { deputyName: string | null })[]> {
  return tx.all(sql<Omit<Absence, 'accountId'> & { deputyName: string | null }>`
    select id, deputy_id as "deputyId", (select name from accounts where id = deputy_id) as "deputyName",
      from_at as from, until_at as until
    from absences where realm_id = ${realmId} and account_id = ${accountId} and until_at > ${at} order by from_at`);
}

/** Of several people, those under way and those to come, the earliest first. */
export function absencesAmong(
  tx: Tx,
  realmId: string,
  accountIds: readonly string[],
  at: Date,
): Promise<(Absence & { deputyName: string | null })[]> {
  return tx.all(sql<Absence & { deputyName: string | null }>`
    select id, account_id as "accountId", deputy_id as "deputyId",
      (select name from accounts where id = deputy_id) as "deputyName", from_at as from, until_at as until
    from absences where realm_id = ${realmId} and account_id = any(${[...accountIds]}::uuid[]) and until_at > ${at}
    order by from_at`);
}

export async function deleteAbsence(
  tx: Tx,
  realmId: string,
  accountId: string,
  id: string,
): Promise<boolean> {
  const gone = await tx.run(sql`delete from absences
    where realm_id = ${realmId} and account_id = ${accountId} and id = ${id}`);
  return gone > 0;
}
