import { findCases } from '../../cases/index.ts';
import type { Consumer } from '../../platform/consumers.ts';
import type { Tx } from '../../platform/database.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { bodyOf, toldTypes } from './payload.rules.ts';
import { queueWebhooks } from './queue-webhooks.ts';
import { firstAtWorkSince, type Webhook, webhooksAtWork } from './webhooks.store.ts';

/** Writes a message for each webhook that wants to hear of an event; nothing from before the webhook was made. */
export function onCaseEvents(parts: Pick<Platform, 'clock'>): Consumer {
  return {
    name: 'automation: webhooks',
    types: toldTypes,
    batch: 500,
    newsSince: async (tx) => (await firstAtWorkSince(tx)) ?? parts.clock.now(),
    async handle(tx, events) {
      const hooks = await webhooksAtWork(tx, [...new Set(events.map(({ realmId }) => realmId))]);
      for (const [realmId, ofRealm] of Map.groupBy(hooks, (hook) => hook.realmId))
        await tellHooks(
          tx,
          ofRealm,
          events.filter((event) => event.realmId === realmId),
          parts.clock.now(),
        );
    },
  };
}

async function tellHooks(
  tx: Tx,
  hooks: readonly Webhook[],
  events: readonly StoredEvent[],
  now: Date,
): Promise<void> {
  const wanted = events.flatMap((event) =>
    hooks.filter((hook) => wants(hook, event)).map((hook) => ({ hook, event })),
  );
  const [first] = wanted;
  if (!first) return;
  const ids = [...new Set(wanted.flatMap(({ event }) => event.streamId ?? []))];
  const cases = new Map((await findCases(tx, first.hook.realmId, ids)).map((row) => [row.id, row]));
  const rows = wanted.flatMap(({ hook, event }) => {
    const row = cases.get(event.streamId ?? '');
    if (!row || row.imported) return [];
    const body = bodyOf(event.type, event.at, row, clockOf(event));
    const { realmId, id: webhookId } = hook;
    return [{ realmId, id: newId(), webhookId, causeId: event.id, type: event.type, body }];
  });
  await queueWebhooks(tx, rows, now);
}

const wants = (hook: Webhook, event: StoredEvent) =>
  hook.eventTypes.includes(event.type) && event.at.getTime() >= hook.createdAt.getTime();

/** Which clock it is that warns or is late. */
function clockOf({ data }: StoredEvent): Record<string, string> {
  const { clock } = data as { clock?: unknown };
  return typeof clock === 'string' ? { clock } : {};
}
