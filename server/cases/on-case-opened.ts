import type { EventData } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import type { Consumer } from '../platform/consumers.ts';
import { type CaseParts, realmCode } from './act.ts';
import { findCase } from './cases.store.ts';
import { tellResidents } from './tell-residents.ts';

/** The resident learns that it was accepted, under which number, and where to follow it. */
export function onCaseOpened(parts: CaseParts): Consumer {
  return {
    name: 'cases: tell that it was accepted',
    types: ['case.opened', 'case.message-joined'],
    batch: 100,
    async handle(tx, events) {
      for (const event of events) {
        const { messageId } = event.data as EventData<'case.opened'>;
        const row = await findCase(tx, event.realmId, event.streamId ?? '');
        if (!row || row.imported) continue;
        const context = { realmId: event.realmId, actor: system('intake'), at: parts.clock.now() };
        await tellResidents(tx, { ...context, realmCode: await realmCode(tx, event.realmId) }, parts, row, {
          kind: 'accepted',
          aboutId: row.id,
          answerId: null,
          withActLink: false,
          code: 'say.accepted',
          params: {},
          messageId,
        });
      }
    },
  };
}
