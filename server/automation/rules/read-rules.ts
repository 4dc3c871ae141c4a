import type { Static } from 'typebox';
import { sightOf } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { page, readCursor } from '../../platform/http/paging.ts';
import { toldTypes } from '../webhooks/payload.rules.ts';
import { listWebhooks } from '../webhooks/webhooks.store.ts';
import type { RuleParts } from './act-by-rule.ts';
import type { Firings, Rules } from './rule.schema.ts';
import { listFirings, listRules } from './rules.store.ts';

export function rulesFor(parts: RuleParts, { realmId }: Person): Promise<Static<typeof Rules>> {
  return parts.database.inRealm(realmId, async (tx) => {
    const items = (await listRules(tx, realmId)).map(({ realmId: _, since: __, ...rule }) => ({
      ...rule,
      eventTypes: [...rule.eventTypes],
      actions: [...rule.actions],
      conditions: structuredClone(rule.conditions) as Static<typeof Rules>['items'][number]['conditions'],
    }));
    const webhooks = (await listWebhooks(tx, realmId)).map(({ id, name }) => ({ id, name }));
    return { items, eventTypes: [...toldTypes], webhooks };
  });
}

/** What rules did with cases this person may see, newest first. */
export function firingsFor(
  parts: RuleParts,
  person: Person,
  query: { cursor?: string; limit?: number },
): Promise<Static<typeof Firings>> {
  const { realmId } = person;
  const limit = query.limit ?? 50;
  const [before] = query.cursor === undefined ? [] : readCursor(query.cursor, ['id']);
  return parts.database.inRealm(realmId, async (tx) => {
    const asked = { realmId, sight: sightOf(person), before, limit: limit + 1 };
    const { items, next } = page(await listFirings(tx, asked), limit, ({ id }) => [id]);
    return { items: items.map(({ eventId: _, ...one }) => ({ ...one, at: one.at.toISOString() })), next };
  });
}
