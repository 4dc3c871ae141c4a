import { system } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { postForeign, type Sent } from '../../platform/http/fetch-foreign.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { Refusal } from '../../platform/refusal.ts';
import { openFromVault } from '../../platform/vault.ts';
import {
  failWaiting,
  findDelivery,
  insertAttempt,
  moveDelivery,
  overdueDeliveries,
  type WebhookDelivery,
} from './deliveries.store.ts';
import { queueDeliveries } from './queue-webhooks.ts';
import { arrived, courseAfter, type Outcome, restAfter } from './retry.rules.ts';
import { messageIdOf, signatureHeaders } from './sign.rules.ts';
import { lockWebhook, noteHealth, type Webhook, writeWebhook } from './webhooks.store.ts';

/** Posts to the world; tests hand in their own. */
export type Post = (address: string, sent: Sent) => Promise<number>;
export type DeliverParts = Platform & { readonly post?: Post };

const timeoutMs = 15_000;
const postToWorld: Post = (address, sent) => postForeign(address, sent, timeoutMs);

/**
 * One try. Nothing is held while it is under way; killed in between, it is tried again under the same webhook-id, by
 * which the other side knows it.
 */
export async function deliverWebhook(parts: DeliverParts, realmId: string, id: string): Promise<void> {
  const ready = await parts.database.acrossRealms((tx) => prepare(tx, parts, realmId, id));
  if (!ready) return;
  const outcome = await attempt(parts.post ?? postToWorld, ready.address, ready.sent);
  await parts.database.acrossRealms((tx) => settle(tx, parts, ready.delivery, outcome));
}

async function prepare(tx: Tx, parts: DeliverParts, realmId: string, id: string) {
  const delivery = await findDelivery(tx, realmId, id);
  if (delivery?.state !== 'waiting') return undefined;
  const hook = await lockWebhook(tx, realmId, delivery.webhookId);
  if (!hook?.enabled) {
    await moveDelivery(
      tx,
      delivery,
      { state: 'failed', step: delivery.step, nextAt: null },
      parts.clock.now(),
    );
    return undefined;
  }
  const secret = await openFromVault(tx, parts.keyRing, realmId, hook.secretId);
  const { body } = delivery;
  const headers = signatureHeaders(String(secret), messageIdOf(id), parts.clock.now(), body);
  return { delivery, address: hook.address, sent: { headers, body } };
}

async function attempt(post: Post, address: string, sent: Sent): Promise<Outcome> {
  try {
    return { status: await post(address, sent), error: null };
  } catch (error) {
    return { status: null, error: error instanceof Refusal ? error.code : 'address-unreachable' };
  }
}

async function settle(tx: Tx, parts: DeliverParts, row: WebhookDelivery, outcome: Outcome): Promise<void> {
  const at = parts.clock.now();
  const hook = await lockWebhook(tx, row.realmId, row.webhookId);
  if (!hook) return;
  const step = row.step + 1;
  const course = courseAfter(outcome, step, spreadOf(row.id), at);
  if (!(await moveDelivery(tx, row, { ...course, step }, at))) return;
  await insertAttempt(tx, row, outcome, at);
  const rest = restAfter(outcome, hook.failingSince, at);
  if (rest) return putToRest(tx, hook, rest, at);
  await noteHealth(tx, hook, arrived(outcome) ? null : (hook.failingSince ?? at));
  if (course.nextAt) await queueDeliveries(tx, [row], course.nextAt);
}

/** From the last byte of the id, which is random. */
const spreadOf = (id: string) => Number.parseInt(id.slice(-2), 16) / 255;

async function putToRest(tx: Tx, hook: Webhook, restReason: 'failing' | 'gone', at: Date): Promise<void> {
  await writeWebhook(tx, { ...hook, enabled: false, restReason, version: hook.version + 1 }, hook);
  await failWaiting(tx, hook.realmId, hook.id, at);
  const act = { act: 'put webhook to rest', subjectId: hook.id, data: { name: hook.name, why: restReason } };
  await recordOutwardAct(tx, { realmId: hook.realmId, actor: system('automation'), at }, act);
}

/** A job that died with its process leaves a message behind its time. */
const lateMs = 10 * 60_000;

export async function sweepDeliveries(parts: Platform): Promise<void> {
  const now = parts.clock.now();
  await parts.database.acrossRealms(async (tx) => {
    const late = await overdueDeliveries(tx, new Date(now.getTime() - lateMs));
    await queueDeliveries(tx, late, now);
  });
}
