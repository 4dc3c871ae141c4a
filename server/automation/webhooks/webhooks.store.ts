import { sql, type Tx } from '../../platform/database.ts';

export interface Webhook {
  readonly realmId: string;
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly eventTypes: readonly string[];
  readonly secretId: string;
  readonly enabled: boolean;
  readonly restReason: 'failing' | 'gone' | null;
  readonly failingSince: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

const columns = sql`realm_id as "realmId", id, name, address, event_types as "eventTypes", secret_id as "secretId", enabled,
  rest_reason as "restReason", failing_since as "failingSince", version, created_at as "createdAt"`;

export function listWebhooks(tx: Tx, realmId: string): Promise<Webhook[]> {
  return tx.all(
    sql<Webhook>`select ${columns} from webhooks where realm_id = ${realmId} order by name, id limit 200`,
  );
}

/** Those of these realms that are at work. */
export function webhooksAtWork(tx: Tx, realmIds: readonly string[]): Promise<Webhook[]> {
  return tx.all(sql<Webhook>`select ${columns} from webhooks
    where realm_id = any(${[...realmIds]}::uuid[]) and enabled`);
}

/** When the first of those at work was made; `undefined` when none is at work. */
export async function firstAtWorkSince(tx: Tx): Promise<Date | undefined> {
  const row = await tx.one(
    sql<{ since: Date | null }>`select min(created_at) as since from webhooks where enabled`,
  );
  return row.since ?? undefined;
}

export function lockWebhook(tx: Tx, realmId: string, id: string): Promise<Webhook | undefined> {
  return tx.maybe(
    sql<Webhook>`select ${columns} from webhooks where realm_id = ${realmId} and id = ${id} for update`,
  );
}

/** Writes it whole; a secret it no longer names is erased. */
export async function writeWebhook(tx: Tx, row: Webhook, before: Webhook | undefined): Promise<void> {
  await tx.run(sql`insert into webhooks (realm_id, id, name, address, event_types, secret_id, enabled, rest_reason,
      failing_since, version, created_at)
    values (${row.realmId}, ${row.id}, ${row.name}, ${row.address}, ${[...row.eventTypes]}, ${row.secretId},
      ${row.enabled}, ${row.restReason}, ${row.failingSince}, ${row.version}, ${row.createdAt})
    on conflict (realm_id, id) do update set name = excluded.name, address = excluded.address,
      event_types = excluded.event_types, secret_id = excluded.secret_id, enabled = excluded.enabled,
      rest_reason = excluded.rest_reason, failing_since = excluded.failing_since, version = excluded.version`);
  if (before && before.secretId !== row.secretId) await forgetSecret(tx, before);
}

export async function deleteWebhook(tx: Tx, row: Webhook): Promise<void> {
  await tx.run(sql`delete from webhooks where realm_id = ${row.realmId} and id = ${row.id}`);
  await forgetSecret(tx, row);
}

async function forgetSecret(tx: Tx, { realmId, secretId }: Webhook): Promise<void> {
  await tx.run(sql`delete from vault where realm_id = ${realmId} and id = ${secretId}`);
}

/** What a try taught of the webhook; its version stays, for nobody changed it. */
export async function noteHealth(tx: Tx, row: Webhook, failingSince: Date | null): Promise<void> {
  await tx.run(sql`update webhooks set failing_since = ${failingSince}
    where realm_id = ${row.realmId} and id = ${row.id} and failing_since is distinct from ${failingSince}`);
}
