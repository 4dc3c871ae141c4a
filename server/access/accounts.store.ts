import { sql, type Tx } from '../platform/database.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly language: string;
  readonly disabledAt: Date | null;
  /** Nobody has shown yet, by a letter, that the address is theirs; whoever ran this machine needs not. */
  readonly unproved: boolean;
}

const columns = sql`id, email, name, password_hash as "passwordHash", language, disabled_at as "disabledAt",
  unproved`;

export function findAccountByEmail(tx: Tx, email: string): Promise<Account | undefined> {
  return tx.maybe(sql<Account>`select ${columns} from accounts where lower(email) = lower(${email})`);
}

export function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return tx.maybe(sql<Account>`select ${columns} from accounts where id = ${id}`, 'find-account');
}

export async function insertAccount(
  tx: Tx,
  account: Omit<Account, 'disabledAt' | 'unproved'> & { readonly service?: boolean },
  at: Date,
): Promise<void> {
  await tx.run(sql`insert into accounts (id, email, name, password_hash, language, created_at, service, unproved)
    values (${account.id}, ${account.email}, ${account.name}, ${account.passwordHash}, ${account.language}, ${at},
      ${account.service ?? false}, ${account.passwordHash === null})`);
}

export async function setLanguage(tx: Tx, id: string, language: string): Promise<void> {
  await tx.run(sql`update accounts set language = ${language} where id = ${id}`);
}

export async function setPasswordHash(tx: Tx, id: string, hash: string | null): Promise<void> {
  await tx.run(sql`update accounts set password_hash = ${hash} where id = ${id}`);
}

/** A letter to the address has been used; whoever calls it lets begin what waited for that. */
export async function markProved(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update accounts set unproved = false where id = ${id}`);
}

export async function disableAccount(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update accounts set disabled_at = ${at} where id = ${id}`);
}
