import type { Role } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { heldBy } from '../grants.store.ts';

export interface Place {
  readonly realmId: string;
  readonly realmName: Record<string, string>;
  readonly grantId: string;
  readonly role: Role;
  readonly placeName: Record<string, string>;
  /** The name of whom one stands in for. */
  readonly deputyFor: string | null;
}

/** Everything a person may be now, in all realms. */
export function placesOf(tx: Tx, accountId: string, at: Date): Promise<Place[]> {
  return tx.all(sql<Place>`
    select g.realm_id as "realmId", r.name as "realmName", g.id as "grantId", g.role,
      coalesce(c.name, a.name) as "placeName",
      case when g.account_id <> ${accountId} then o.name end as "deputyFor"
    from (${heldBy(accountId, at)}) g
    join realms r on r.id = g.realm_id join accounts o on o.id = g.account_id
    left join centres c on c.realm_id = g.realm_id and c.id = g.centre_id
    left join authorities a on a.realm_id = g.realm_id and a.id = g.authority_id
    order by r.code, (g.account_id <> ${accountId}), g.id`);
}

export interface OwnSession {
  readonly device: string;
  readonly providerId: string | null;
  readonly expiresAt: Date;
}

export function findOwnSession(tx: Tx, realmId: string, hash: Buffer): Promise<OwnSession | undefined> {
  return tx.maybe(sql<OwnSession>`select device, provider_id as "providerId", expires_at as "expiresAt" from sessions
    where realm_id = ${realmId} and token_hash = ${hash} for update`);
}

export async function actAs(tx: Tx, realmId: string, hash: Buffer, grantId: string | null): Promise<void> {
  await tx.run(sql`update sessions set acting_id = ${grantId}
    where realm_id = ${realmId} and token_hash = ${hash}`);
}
