import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Module } from '../platform/module.ts';
import { askNext, dutyJob, onCriticalCase } from './duty.ts';
import { escalateDue, onBreached } from './escalate.ts';
import { messengerRoutes } from './messenger.routes.ts';
import { noticeRoutes } from './notices.routes.ts';
import { deleteOldNotices } from './notices.store.ts';
import { onEmergency } from './on-emergency.ts';
import { onEvents } from './on-events.ts';
import { sendNotices, sweepAbandonedMails } from './send-mail.ts';
import { type MessengerParts, sendByMessenger } from './send-messenger.ts';
import { mailJob, messengerJob } from './tell.ts';

const Mailing = Type.Object({ realmId: Type.String(), accountId: Type.String() });
const Asking = Type.Object({ realmId: Type.String(), callId: Type.String(), step: Type.Integer() });

/** What has been read is kept this long. */
const keptMs = 90 * 86_400_000;

export function noticesModule(parts: MessengerParts): Module {
  return {
    name: 'notices',
    routes(app) {
      noticeRoutes(app, parts);
      messengerRoutes(app, parts);
    },
    consumers: [onEvents(parts), onBreached(parts), onCriticalCase(parts), onEmergency(parts)],
    jobs: {
      [mailJob]: async (payload) => {
        const { realmId, accountId } = Value.Parse(Mailing, payload);
        await sendNotices(parts, realmId, accountId);
      },
      [messengerJob]: async (payload) => {
        const { realmId, accountId } = Value.Parse(Mailing, payload);
        await sendByMessenger(parts, realmId, accountId);
      },
      [dutyJob]: async (payload) => {
        const { realmId, callId, step } = Value.Parse(Asking, payload);
        await askNext(parts, realmId, callId, step);
      },
      'watch-notices': async () => {
        while ((await escalateDue(parts)) > 0);
        await sweepAbandonedMails(parts);
      },
      'delete-old-notices': async () => {
        const before = new Date(parts.clock.now().getTime() - keptMs);
        await parts.database.acrossRealms((tx) => deleteOldNotices(tx, before));
      },
    },
    crontab: ['* * * * * watch-notices', '41 3 * * * delete-old-notices'],
    close: async () => parts.mailer?.close(),
  };
}
