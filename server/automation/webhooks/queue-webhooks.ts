import type { Tx } from '../../platform/database.ts';
import { queueJobs } from '../../platform/jobs.ts';
import { insertDeliveries, type NewDelivery } from './deliveries.store.ts';

export const deliveryJob = 'deliver-webhook';

interface Ref {
  readonly realmId: string;
  readonly id: string;
}

/** Writes what is to be told, once a webhook and cause, and has it delivered. */
export async function queueWebhooks(tx: Tx, rows: readonly NewDelivery[], at: Date): Promise<void> {
  if (rows.length > 0) await queueDeliveries(tx, await insertDeliveries(tx, rows, at), at);
}

/** A message has one job: asking again moves it. */
export async function queueDeliveries(tx: Tx, rows: readonly Ref[], runAt: Date): Promise<void> {
  if (rows.length === 0) return;
  const jobs = rows.map(({ realmId, id }) => ({
    payload: { realmId, id },
    runAt,
    key: `${deliveryJob} ${id}`,
  }));
  await queueJobs(tx, deliveryJob, jobs);
}
