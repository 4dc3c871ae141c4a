import { sql, type Tx } from '../../platform/database.ts';

export interface Passkey {
  readonly realmId: string;
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

const columns = sql`realm_id as "realmId", id, account_id as "accountId", name, credential_id as "credentialId",
  public_key as "publicKey", counter, transports, created_at as "createdAt", used_at as "usedAt"`;

/** Of a person, in whatever realm they were made. */
export function passkeysOf(tx: Tx, accountId: string): Promise<Passkey[]> {
  return tx.all(
    sql<Passkey>`select ${columns} from passkeys where account_id = ${accountId} order by created_at, id`,
  );
}

export async function hasPasskeys(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from passkeys where account_id = ${accountId} limit 1`)) !== undefined;
}

/** Held until the transaction ends: a credential's count is compared and raised by one at a time. */
export function findPasskey(tx: Tx, accountId: string, credentialId: Buffer): Promise<Passkey | undefined> {
  return tx.maybe(sql<Passkey>`select ${columns} from passkeys
    where account_id = ${accountId} and credential_id = ${credentialId} for update`);
}

/** @returns false when the credential is known already */
export async function insertPasskey(tx: Tx, passkey: Omit<Passkey, 'usedAt'>): Promise<boolean> {
  const made = await tx.run(sql`insert into passkeys
      (realm_id, id, account_id, name, credential_id, public_key, counter, transports, created_at)
    values (${passkey.realmId}, ${passkey.id}, ${passkey.accountId}, ${passkey.name}, ${passkey.credentialId},
      ${passkey.publicKey}, ${passkey.counter}, ${[...passkey.transports]}, ${passkey.createdAt})
    on conflict (realm_id, credential_id) do nothing`);
  return made === 1;
}

export async function markUsed(tx: Tx, passkey: Passkey, counter: number, at: Date): Promise<void> {
  await tx.run(sql`update passkeys set counter = ${counter}, used_at = ${at}
    where realm_id = ${passkey.realmId} and id = ${passkey.id}`);
}

/** @returns how many there were: none when it is somebody else's */
export function deletePasskey(tx: Tx, accountId: string, id: string): Promise<number> {
  return tx.run(sql`delete from passkeys where account_id = ${accountId} and id = ${id}`);
}

export async function deletePasskeysOf(tx: Tx, accountId: string): Promise<void> {
  await tx.run(sql`delete from passkeys where account_id = ${accountId}`);
}
