import type { Grant, Role } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';

export interface NewGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly centreId: string | null;
  readonly authorityId: string | null;
  readonly grantedBy: string | null;
  readonly validUntil?: Date | null | undefined;
  readonly providerId?: string | undefined;
}

/** A role that waits for a letter to the address begins never, until `beginHeldRoles`: no reader of roles needs to know. */
const never = 'infinity';

export async function insertGrant(tx: Tx, realmId: string, grant: NewGrant, at: Date): Promise<void> {
  const from = (await needsLetter(tx, realmId, grant.accountId)) ? never : at;
  await tx.run(sql`insert into grants (realm_id, id, account_id, role, centre_id, authority_id, valid_from, valid_until, granted_by, provider_id)
    values (${realmId}, ${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.centreId}, ${grant.authorityId}, ${from},
      ${grant.validUntil ?? null}, ${grant.grantedBy}, ${grant.providerId ?? null})`);
}

/** The realms where a person may do anything now, the oldest grant first. */
export function realmsOf(tx: Tx, accountId: string, at: Date): Promise<{ realmId: string }[]> {
  return tx.all(sql<{ realmId: string }>`
    select realm_id as "realmId" from grants
    where account_id = ${accountId} and valid_from <= ${at} and (valid_until is null or valid_until > ${at})
    group by realm_id order by min(id::text)`);
}

/** Whether an account has, or had, a role in a realm that did not wait for a letter. */
export async function belongsTo(tx: Tx, realmId: string, accountId: string): Promise<boolean> {
  const row = await tx.maybe(sql`select 1 from grants
    where realm_id = ${realmId} and account_id = ${accountId} and valid_from < ${never} limit 1`);
  return row !== undefined;
}

/**
 * Another realm knows the address, and nobody has shown yet that it is theirs: whoever opens the account there, its
 * provider's administrator perhaps, must not come in here by it.
 */
async function needsLetter(tx: Tx, realmId: string, accountId: string): Promise<boolean> {
  const elsewhere = await tx.maybe(sql`select 1 from accounts a join grants g on g.account_id = a.id
    where a.id = ${accountId} and a.unproved and g.realm_id <> ${realmId} limit 1`);
  return elsewhere !== undefined && !(await belongsTo(tx, realmId, accountId));
}

export async function waitsForLetter(tx: Tx, realmId: string, accountId: string): Promise<boolean> {
  const row = await tx.maybe(sql`select 1 from grants
    where realm_id = ${realmId} and account_id = ${accountId} and valid_from = ${never} limit 1`);
  return row !== undefined;
}

/** The letter has been used. */
export async function beginHeldRoles(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx.run(
    sql`update grants set valid_from = ${at} where account_id = ${accountId} and valid_from = ${never}`,
  );
}

/** The time zone a person works in: that of their oldest role. */
export async function zoneOf(tx: Tx, accountId: string, at: Date): Promise<string> {
  const [home] = await realmsOf(tx, accountId, at);
  const realm =
    home &&
    (await tx.maybe(sql<{ zone: string }>`select time_zone as zone from realms where id = ${home.realmId}`));
  return realm?.zone ?? 'UTC';
}

/**
 * Roles a person holds now: their own, and those of whom they stand in for while these are away (table absences, which
 * notices fill). Administration is not handed over by being away: nobody could tell who gave what to whom.
 */
export const heldBy = (accountId: string, at: Date) => sql`
  select g.* from grants g where g.account_id = ${accountId} and ${livesAt(at)}
  union
  select g.* from absences b join grants g on g.realm_id = b.realm_id and g.account_id = b.account_id
    join accounts o on o.id = g.account_id
  where b.deputy_id = ${accountId} and b.from_at <= ${at} and b.until_at > ${at} and o.disabled_at is null
    and g.role <> 'administrator' and ${livesAt(at)}`;

const livesAt = (at: Date) => sql`g.valid_from <= ${at} and (g.valid_until is null or g.valid_until > ${at})`;

/**
 * What a person may do in a realm now, each grant in a centre with all the centres below it.
 * @param actingId the one they chose to act as: the others are left out while it holds
 */
export async function grantsOf(
  tx: Tx,
  realmId: string,
  accountId: string,
  at: Date,
  actingId: string | null = null,
): Promise<Grant[]> {
  const rows = await tx.all(
    sql<Grant & { id: string }>`
    with recursive held as (
      select id, role, centre_id, authority_id from (${heldBy(accountId, at)}) g where realm_id = ${realmId}
    ), below as (
      select held.id as grant_id, centre_id from held where centre_id is not null
      union
      select below.grant_id, c.id from below join centres c on c.realm_id = ${realmId} and c.parent_id = below.centre_id
    )
    select id, role, authority_id as "authorityId",
      coalesce(array(select centre_id from below where grant_id = held.id), '{}') as "centreIds"
    from held order by id`,
    'grants-of',
  );
  const chosen = rows.filter(({ id }) => id === actingId);
  return (chosen.length > 0 ? chosen : rows).map(({ id: _, ...grant }) => grant);
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Asked of a person and an authority: whether they may work there. Nobody works at none. */
export type WorksAt = (accountId: string, authorityId: string | null) => boolean;

/** Where these people may work now in a realm: nowhere for whoever is disabled, or of another realm. */
export async function workplacesOf(
  tx: Tx,
  realmId: string,
  accountIds: readonly string[],
  at: Date,
): Promise<WorksAt> {
  if (accountIds.length === 0) return () => false;
  const rows = await tx.all(sql<{ accountId: string; authorityId: string }>`
    select g.account_id as "accountId", g.authority_id as "authorityId"
    from grants g join accounts a on a.id = g.account_id
    where g.realm_id = ${realmId} and g.account_id = any(${[...new Set(accountIds)]}::uuid[])
      and g.authority_id is not null and a.disabled_at is null
      and g.valid_from <= ${at} and (g.valid_until is null or g.valid_until > ${at})`);
  const pairs = new Set(rows.map(({ accountId, authorityId }) => `${accountId} ${authorityId}`));
  return (accountId, authorityId) => pairs.has(`${accountId} ${authorityId}`);
}

/** Who may work on an authority's cases. */
export function staffOf(tx: Tx, realmId: string, authorityId: string, at: Date): Promise<StaffMember[]> {
  return tx.all(sql<StaffMember>`
    select a.id, a.name, g.role from grants g join accounts a on a.id = g.account_id
    where g.realm_id = ${realmId} and g.authority_id = ${authorityId} and a.disabled_at is null
      and g.valid_from <= ${at} and (g.valid_until is null or g.valid_until > ${at})
    order by g.role, a.name`);
}
