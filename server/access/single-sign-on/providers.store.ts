import { sql, type Tx } from '../../platform/database.ts';
import type { ClaimRule } from './provider.schema.ts';

export interface Provider {
  readonly realmId: string;
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secretId: string | null;
  readonly rules: readonly ClaimRule[];
  readonly enabled: boolean;
  readonly version: number;
}

const columns = sql`realm_id as "realmId", id, name, issuer, client_id as "clientId", secret_id as "secretId", rules,
  enabled, version`;

export function providersOf(tx: Tx, realmId: string): Promise<Provider[]> {
  return tx.all(
    sql<Provider>`select ${columns} from identity_providers where realm_id = ${realmId} order by name, id`,
  );
}

export function findProvider(tx: Tx, realmId: string, id: string): Promise<Provider | undefined> {
  return tx.maybe(
    sql<Provider>`select ${columns} from identity_providers where realm_id = ${realmId} and id = ${id}`,
  );
}

export async function insertProvider(tx: Tx, provider: Omit<Provider, 'version'>, at: Date): Promise<void> {
  await tx.run(sql`insert into identity_providers
      (realm_id, id, name, issuer, client_id, secret_id, rules, enabled, created_at)
    values (${provider.realmId}, ${provider.id}, ${provider.name}, ${provider.issuer}, ${provider.clientId},
      ${provider.secretId}, ${JSON.stringify(provider.rules)}, ${provider.enabled}, ${at})`);
}

export async function updateProvider(tx: Tx, provider: Omit<Provider, 'version'>): Promise<void> {
  await tx.run(sql`update identity_providers set name = ${provider.name}, issuer = ${provider.issuer},
      client_id = ${provider.clientId}, secret_id = ${provider.secretId}, rules = ${JSON.stringify(provider.rules)},
      enabled = ${provider.enabled}, version = version + 1
    where realm_id = ${provider.realmId} and id = ${provider.id}`);
}

/** With who was whom there: a provider made anew knows nobody. */
export async function forgetIdentities(tx: Tx, realmId: string, providerId: string): Promise<void> {
  await tx.run(sql`delete from identities where realm_id = ${realmId} and provider_id = ${providerId}`);
}

export async function deleteProvider(tx: Tx, realmId: string, id: string): Promise<void> {
  await forgetSecret(tx, realmId, id);
  await tx.run(sql`delete from identity_providers where realm_id = ${realmId} and id = ${id}`);
}

/** No secret outlives its use. */
export async function forgetSecret(tx: Tx, realmId: string, id: string): Promise<void> {
  await tx.run(sql`delete from vault v using identity_providers p where p.realm_id = ${realmId} and p.id = ${id}
    and v.realm_id = p.realm_id and v.id = p.secret_id`);
}

export interface Offered {
  readonly realmId: string;
  readonly id: string;
  readonly name: string;
  readonly realmName: Record<string, string>;
}

/** Of all realms: who is not signed in has none yet. */
export function offeredProviders(tx: Tx): Promise<Offered[]> {
  return tx.all(sql<Offered>`select p.realm_id as "realmId", p.id, p.name, r.name as "realmName"
    from identity_providers p join realms r on r.id = p.realm_id where p.enabled order by p.name, p.id limit 200`);
}

/** Where in a realm somebody may sign in, and is known. */
export function providersKnowing(
  tx: Tx,
  realmId: string,
  accountId: string,
): Promise<{ id: string; name: string }[]> {
  return tx.all(sql<{ id: string; name: string }>`select p.id, p.name from identity_providers p
    where p.realm_id = ${realmId} and p.enabled and exists (select 1 from identities i
      where i.realm_id = p.realm_id and i.provider_id = p.id and i.account_id = ${accountId})
    order by p.name, p.id`);
}

/** What a provider gave holds for as long as it goes on vouching for the person. */
export async function prolongGrants(
  tx: Tx,
  provider: Pick<Provider, 'realmId' | 'id'>,
  accountId: string,
  { at, until }: { at: Date; until: Date },
): Promise<void> {
  await tx.run(sql`update grants set valid_until = ${until}
    where realm_id = ${provider.realmId} and provider_id = ${provider.id} and account_id = ${accountId}
      and (valid_until is null or valid_until > ${at})`);
}

/** The topmost centre of a realm: what concerns everybody's sign-in is its administrator's. */
export async function topCentre(tx: Tx, realmId: string): Promise<string | null> {
  const row = await tx.maybe(
    sql<{
      id: string;
    }>`select id from centres where realm_id = ${realmId} and parent_id is null order by id limit 1`,
  );
  return row?.id ?? null;
}

export async function findIdentity(
  tx: Tx,
  provider: Pick<Provider, 'realmId' | 'id'>,
  subject: string,
): Promise<string | undefined> {
  const row = await tx.maybe(sql<{ accountId: string }>`select account_id as "accountId" from identities
    where realm_id = ${provider.realmId} and provider_id = ${provider.id} and subject = ${subject}`);
  return row?.accountId;
}

export async function insertIdentity(
  tx: Tx,
  provider: Pick<Provider, 'realmId' | 'id'>,
  known: { subject: string; accountId: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into identities (realm_id, provider_id, subject, account_id, created_at)
    values (${provider.realmId}, ${provider.id}, ${known.subject}, ${known.accountId}, ${known.at})`);
}

export interface ProviderGrant {
  readonly id: string;
  readonly role: ClaimRule['role'];
  readonly centreId: string | null;
  readonly authorityId: string | null;
}

/** Roles that hold now and came with a sign-in at this provider; of one person, or of all. */
export function grantsFrom(
  tx: Tx,
  provider: Pick<Provider, 'realmId' | 'id'>,
  accountId: string | undefined,
  at: Date,
): Promise<(ProviderGrant & { accountId: string })[]> {
  return tx.all(sql<ProviderGrant & { accountId: string }>`select id, role, centre_id as "centreId",
      authority_id as "authorityId", account_id as "accountId" from grants
    where realm_id = ${provider.realmId} and provider_id = ${provider.id}
      and (${accountId ?? null}::uuid is null or account_id = ${accountId ?? null})
      and (valid_until is null or valid_until > ${at})`);
}
