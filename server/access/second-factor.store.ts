import { sql, type Tx } from '../platform/database.ts';

export interface SecondFactor {
  readonly realmId: string;
  readonly accountId: string;
  readonly secretId: string;
  readonly confirmedAt: Date | null;
}

/** An account's second factor, wherever it was switched on; what was only begun comes last. */
export function findSecondFactor(tx: Tx, accountId: string): Promise<SecondFactor | undefined> {
  return tx.maybe(sql<SecondFactor>`select realm_id as "realmId", account_id as "accountId",
      secret_id as "secretId", confirmed_at as "confirmedAt"
    from second_factors where account_id = ${accountId} order by confirmed_at nulls last limit 1`);
}

/** One change of an account's second factor at a time. */
export async function holdAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`select 1 from accounts where id = ${accountId} for update`);
}

export async function insertSecondFactor(
  tx: Tx,
  factor: Pick<SecondFactor, 'realmId' | 'accountId' | 'secretId'>,
): Promise<void> {
  await tx.run(sql`insert into second_factors (realm_id, account_id, secret_id)
    values (${factor.realmId}, ${factor.accountId}, ${factor.secretId})`);
}

export async function confirmSecondFactor(
  tx: Tx,
  { realmId, accountId }: SecondFactor,
  at: Date,
): Promise<void> {
  await tx.run(sql`update second_factors set confirmed_at = ${at}
    where realm_id = ${realmId} and account_id = ${accountId}`);
}

/** @returns false when a code of this period, or of a later one, was taken before */
export async function takeStep(tx: Tx, { realmId, accountId }: SecondFactor, step: number): Promise<boolean> {
  const taken = await tx.run(sql`update second_factors set last_step = ${step}
    where realm_id = ${realmId} and account_id = ${accountId} and last_step < ${step}`);
  return taken === 1;
}

/** With its key, also what was only begun. */
export async function deleteSecondFactors(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from vault v using second_factors f
    where f.account_id = ${accountId} and v.realm_id = f.realm_id and v.id = f.secret_id`);
  await tx.run(sql`delete from second_factors where account_id = ${accountId}`);
}
