import type { EventData } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import { type CaseParts, realmCode } from './act.ts';
import { numbersOf } from './cases.store.ts';
import { type Telling, tellMany } from './tell-residents.ts';

/** The resident learns that it was accepted, under which number, and where to follow it. */
export function onCaseOpened(parts: CaseParts): Consumer {
  return {
    name: 'cases: tell that it was accepted',
    types: ['case.opened', 'case.message-joined'],
    batch: 500,
    async handle(tx, events) {
      const realms = Map.groupBy(events, ({ realmId }) => realmId);
      for (const [realmId, ofRealm] of realms) await tellOf(tx, parts, realmId, ofRealm);
    },
  };
}

async function tellOf(
  tx: Tx,
  parts: CaseParts,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const caseIds = events.flatMap(({ streamId }) => streamId ?? []);
  const cases = new Map((await numbersOf(tx, realmId, caseIds)).map((row) => [row.id, row]));
  const told = events.flatMap((event) => {
    const row = cases.get(event.streamId ?? '');
    if (!row) return [];
    return [{ row, telling: accepted(row.id, (event.data as EventData<'case.opened'>).messageId) }];
  });
  const context = { realmId, actor: system('intake'), at: parts.clock.now() };
  await tellMany(tx, { ...context, realmCode: await realmCode(tx, realmId) }, parts, told);
}

function accepted(caseId: string, messageId: string): Telling {
  return {
    kind: 'accepted',
    aboutId: caseId,
    answerId: null,
    withActLink: false,
    code: 'say.accepted',
    params: {},
    messageId,
  };
}
