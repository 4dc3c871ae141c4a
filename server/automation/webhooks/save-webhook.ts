import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { foreignAddress } from '../../platform/http/foreign-address.rules.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { putInVault, sealField } from '../../platform/vault.ts';
import { mayKeepWebhooks } from '../automation.policies.ts';
import { failWaiting } from './deliveries.store.ts';
import { keyIn } from './sign.rules.ts';
import type { WebhookFields } from './webhooks.schema.ts';
import { deleteWebhook, lockWebhook, type Webhook, writeWebhook } from './webhooks.store.ts';

type Parts = Pick<Platform, 'database' | 'clock' | 'keyRing'>;
type Fields = Static<typeof WebhookFields>;
interface Target {
  readonly id: string;
  readonly seen: number;
}

/**
 * Adds a webhook or changes one; enabling it forgets its failures.
 * @throws Refusal `forbidden`, `webhook-unknown`, `changed-meanwhile`, `webhook-address`, `webhook-secret`
 */
export async function saveWebhook(
  parts: Parts,
  person: Person,
  fields: Fields,
  target?: Target,
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  authorise(mayKeepWebhooks, person, { realmId });
  if (!foreignAddress(fields.address)) throw new Refusal('webhook-address');
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const before = target && (await requireWebhook(tx, person, target));
    const { name, address, eventTypes, enabled, secret } = fields;
    const secretId = await keepSecret(tx, parts, realmId, before, secret, at);
    const row: Webhook = {
      realmId,
      id: before?.id ?? newId(),
      name: name.trim(),
      address,
      eventTypes: [...new Set(eventTypes)],
      secretId,
      enabled,
      restReason: enabled ? null : (before?.restReason ?? null),
      failingSince: enabled && !before?.enabled ? null : (before?.failingSince ?? null),
      version: (before?.version ?? 0) + 1,
      createdAt: before?.createdAt ?? at,
    };
    await writeWebhook(tx, row, before);
    if (!enabled) await failWaiting(tx, realmId, row.id, at);
    // An address may carry a token behind its host.
    const told = {
      name: row.name,
      host: new URL(address).host,
      eventTypes: row.eventTypes.join(' '),
      enabled,
    };
    const data = { ...told, newSecret: secret !== undefined };
    const act = { act: before ? 'change webhook' : 'add webhook', subjectId: row.id, data };
    await recordOutwardAct(tx, { realmId, actor: person, at }, act);
    return { id: row.id, version: row.version };
  });
}

/** @throws Refusal `forbidden`, `webhook-unknown`, `changed-meanwhile` */
export async function removeWebhook(parts: Parts, person: Person, target: Target): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireWebhook(tx, person, target);
    await deleteWebhook(tx, row);
    const act = { act: 'remove webhook', subjectId: row.id, data: { name: row.name } };
    await recordOutwardAct(tx, { realmId, actor: person, at: parts.clock.now() }, act);
  });
}

async function requireWebhook(tx: Tx, person: Person, { id, seen }: Target): Promise<Webhook> {
  authorise(mayKeepWebhooks, person, { realmId: person.realmId });
  const row = await lockWebhook(tx, person.realmId, id);
  if (!row) throw new Refusal('webhook-unknown');
  requireVersion(seen, row.version);
  return row;
}

async function keepSecret(
  tx: Tx,
  parts: Parts,
  realmId: string,
  before: Webhook | undefined,
  secret: string | undefined,
  at: Date,
): Promise<string> {
  if (secret === undefined && before) return before.secretId;
  if (secret === undefined || !keyIn(secret)) throw new Refusal('webhook-secret');
  return putInVault(tx, realmId, sealField(parts.keyRing, realmId, 'webhook secret', secret), at);
}
