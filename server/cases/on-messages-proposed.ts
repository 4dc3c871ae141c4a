import type { EventData } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { latestOpenings } from '../triage/index.ts';
import type { CaseParts } from './act.ts';
import { openCases } from './open-cases.ts';
import { openingOf, readMessagesToOpen } from './opening-of.ts';
import { receivedAmong } from './undecided.store.ts';

const actor = system('automatic hand-over');

/**
 * Hands over without a person what the topic's passport lets through at this certainty (PRODUCT.md §3.2). Whatever a
 * person decided meanwhile stays as they decided.
 */
export function onMessagesProposed(parts: CaseParts): Consumer {
  return {
    name: 'cases: automatic hand-over',
    types: ['messages.proposed'],
    batch: 200,
    weigh: ({ data }) => (data as EventData<'messages.proposed'>).automatic.length,
    mostWeight: 1000,
    turn: 'on the way',
    async handle(tx, events) {
      for (const [realmId, messageIds] of automaticByRealm(events))
        await handOver(tx, parts, realmId, messageIds);
    },
  };
}

function automaticByRealm(events: readonly StoredEvent[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const event of events) {
    const { automatic } = event.data as EventData<'messages.proposed'>;
    if (automatic.length > 0) found.set(event.realmId, [...(found.get(event.realmId) ?? []), ...automatic]);
  }
  return found;
}

async function handOver(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  messageIds: readonly string[],
): Promise<void> {
  const undecided = await receivedAmong(tx, realmId, messageIds);
  if (undecided.length === 0) return;
  const directory = await parts.directories.of(tx, realmId);
  const proposals = new Map(
    (await latestOpenings(tx, realmId, undecided)).map((one) => [one.messageId, one]),
  );
  const messages = await readMessagesToOpen(tx, realmId, undecided);
  const openings = messages.flatMap((message) => {
    const proposal = proposals.get(message.messageId);
    return (proposal && openingOf(message, proposal, (id) => directory.areas.get(id)?.centreId)) ?? [];
  });
  await openCases(tx, { realmId, actor, at: parts.clock.now() }, directory, openings);
}
