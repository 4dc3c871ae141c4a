import { factsOfCases, findCases } from '../../cases/index.ts';
import type { Consumer } from '../../platform/consumers.ts';
import type { Tx } from '../../platform/database.ts';
import type { StoredEvent } from '../../platform/event-log.ts';
import { newId } from '../../platform/ids.ts';
import { toldTypes } from '../webhooks/payload.rules.ts';
import { actByRule, type RuleParts } from './act-by-rule.ts';
import { compileRule, isOwn } from './match.rules.ts';
import type { Rule } from './rule.types.ts';
import { firstAtWorkSince, insertFiring, noteOutcomes, rulesAtWork } from './rules.store.ts';

/** Fires rules: conditions are asked of the case as it is when its turn comes. */
export function onEvents(parts: RuleParts): Consumer {
  return {
    name: 'automation: rules',
    types: toldTypes,
    batch: 100,
    newsSince: async (tx) => (await firstAtWorkSince(tx)) ?? parts.clock.now(),
    async handle(tx, events) {
      const rules = await rulesAtWork(tx, [...new Set(events.map(({ realmId }) => realmId))]);
      for (const [realmId, ofRealm] of Map.groupBy(rules, (rule) => rule.realmId)) {
        const asks = ofRealm.map((rule) => ({ rule, holds: compileRule(rule) }));
        const asked = events.filter(
          (event) => event.realmId === realmId && !isOwn(event) && asksOf(asks, event).length > 0,
        );
        const cameIn = await casesThatCameIn(tx, realmId, asked);
        for (const event of asked)
          if (cameIn.has(event.streamId ?? '')) await fireFor(tx, parts, asks, event);
      }
    },
  };
}

interface Ask {
  readonly rule: Rule;
  readonly holds: ReturnType<typeof compileRule>;
}

const asksOf = (asks: readonly Ask[], { type, at }: StoredEvent) =>
  asks.filter(({ rule }) => rule.eventTypes.includes(type) && at >= rule.since);

/** One look for all of them: an import tells of nothing but cases that did not come in. */
async function casesThatCameIn(
  tx: Tx,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(events.flatMap(({ streamId }) => streamId ?? []))];
  if (ids.length === 0) return new Set();
  return new Set((await findCases(tx, realmId, ids)).flatMap((row) => (row.imported ? [] : row.id)));
}

async function fireFor(tx: Tx, parts: RuleParts, asks: readonly Ask[], event: StoredEvent): Promise<void> {
  const { realmId, streamId: caseId } = event;
  if (!caseId) return;
  const [row] = await findCases(tx, realmId, [caseId]);
  if (!row) return;
  const directory = await parts.directories.of(tx, realmId);
  const facts = (await factsOfCases(tx, realmId, directory, [row])).get(caseId)!;
  // All are asked before any acts: what one rule changes does not decide whether the next one fires.
  for (const { rule } of asksOf(asks, event).filter(({ holds }) => holds(event, facts))) {
    const firing = { id: newId(), caseId, eventId: event.id, eventType: event.type, at: parts.clock.now() };
    if (!(await insertFiring(tx, rule, firing))) continue;
    const fired = { rule, firingId: firing.id, caseId, eventType: event.type };
    await noteOutcomes(tx, realmId, firing.id, await actByRule(tx, parts, fired));
  }
}
