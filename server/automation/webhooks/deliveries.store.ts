import { sql, type Tx } from '../../platform/database.ts';
import type { Course, Outcome } from './retry.rules.ts';

export interface NewDelivery {
  readonly realmId: string;
  readonly id: string;
  readonly webhookId: string;
  readonly causeId: string;
  readonly type: string;
  readonly body: string;
}

export interface WebhookDelivery extends NewDelivery {
  readonly state: Course['state'];
  readonly step: number;
  readonly nextAt: Date | null;
  readonly createdAt: Date;
}

const columns = sql`d.realm_id as "realmId", d.id, d.webhook_id as "webhookId", d.cause_id as "causeId", d.type, d.body,
  d.state, d.step, d.next_at as "nextAt", d.created_at as "createdAt"`;

/** @returns those not written before for the same cause */
export function insertDeliveries(
  tx: Tx,
  rows: readonly NewDelivery[],
  at: Date,
): Promise<{ realmId: string; id: string }[]> {
  return tx.all(sql<{ realmId: string; id: string }>`
    insert into webhook_deliveries (realm_id, id, webhook_id, cause_id, type, body, state, next_at, created_at)
    select r."realmId", r.id, r."webhookId", r."causeId", r.type, r.body, 'waiting', ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("realmId" uuid, id uuid, "webhookId" uuid,
      "causeId" uuid, type text, body text)
    on conflict (realm_id, webhook_id, cause_id) do nothing returning realm_id as "realmId", id`);
}

export function findDelivery(tx: Tx, realmId: string, id: string): Promise<WebhookDelivery | undefined> {
  return tx.maybe(sql<WebhookDelivery>`select ${columns} from webhook_deliveries d
    where d.realm_id = ${realmId} and d.id = ${id}`);
}

/** Takes a course; `false` when somebody else has moved it meanwhile. */
export async function moveDelivery(
  tx: Tx,
  row: WebhookDelivery,
  to: Course & { step: number },
  at: Date,
): Promise<boolean> {
  const settledAt = to.state === 'waiting' ? null : at;
  const moved = await tx.run(sql`update webhook_deliveries
    set state = ${to.state}, step = ${to.step}, next_at = ${to.nextAt}, settled_at = ${settledAt}
    where realm_id = ${row.realmId} and id = ${row.id} and state = ${row.state} and step = ${row.step}`);
  return moved > 0;
}

export async function insertAttempt(tx: Tx, row: WebhookDelivery, outcome: Outcome, at: Date): Promise<void> {
  await tx.run(sql`insert into webhook_attempts (realm_id, delivery_id, attempt, at, status, error)
    select ${row.realmId}, ${row.id}, coalesce(max(attempt), 0) + 1, ${at}, ${outcome.status}, ${outcome.error}
    from webhook_attempts where realm_id = ${row.realmId} and delivery_id = ${row.id}`);
}

/** What still waits for a webhook that rests is not told. */
export async function failWaiting(tx: Tx, realmId: string, webhookId: string, at: Date): Promise<void> {
  await tx.run(sql`update webhook_deliveries set state = 'failed', next_at = null, settled_at = ${at}
    where realm_id = ${realmId} and webhook_id = ${webhookId} and state = 'waiting'`);
}

/** What should have been tried before a time. */
export function overdueDeliveries(tx: Tx, before: Date): Promise<{ realmId: string; id: string }[]> {
  return tx.all(sql<{ realmId: string; id: string }>`select realm_id as "realmId", id from webhook_deliveries
    where state = 'waiting' and next_at < ${before} order by next_at limit 1000`);
}

export interface Attempt {
  readonly attempt: number;
  readonly at: string;
  readonly status: number | null;
  readonly error: string | null;
}

/** The log of a webhook, newest first, each with its tries. */
export function deliveryLog(
  tx: Tx,
  asked: { realmId: string; webhookId: string; before: string | undefined; limit: number },
): Promise<(WebhookDelivery & { attempts: Attempt[] })[]> {
  const behind = asked.before ? sql`and d.id < ${asked.before}::uuid` : sql``;
  return tx.all(sql<WebhookDelivery & { attempts: Attempt[] }>`
    select ${columns}, coalesce((select jsonb_agg(jsonb_build_object('attempt', a.attempt, 'at', a.at,
        'status', a.status, 'error', a.error) order by a.attempt)
      from webhook_attempts a where a.realm_id = d.realm_id and a.delivery_id = d.id), '[]') as attempts
    from webhook_deliveries d where d.realm_id = ${asked.realmId} and d.webhook_id = ${asked.webhookId} ${behind}
    order by d.id desc limit ${asked.limit}`);
}

/** The log keeps what was settled for so long. */
export async function deleteOldDeliveries(tx: Tx, before: Date): Promise<void> {
  await tx.run(sql`delete from webhook_deliveries where settled_at < ${before}`);
}
