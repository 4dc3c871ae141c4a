import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Consumer } from '../../platform/consumers.ts';
import { newId } from '../../platform/ids.ts';
import { type Jobs, queueJob } from '../../platform/jobs.ts';
import type { CaseParts } from '../act.ts';
import { insertRecount } from './recount.store.ts';
import { recountSome } from './recount-clocks.ts';

const job = 'recount-clocks';
const Payload = Type.Object({ realmId: Type.String(), recountId: Type.String(), lane: Type.Integer() });

/** Another calendar, another term: what is open is counted anew. */
export function onTermsChanged(parts: CaseParts): Consumer {
  return {
    name: 'cases: count clocks anew',
    types: ['calendar.changed', 'topic.passport-changed'],
    batch: 20,
    async handle(tx, events) {
      for (const { realmId, type, data } of events) {
        const named = data as { calendarId?: string; topicId?: string };
        const recountId = newId();
        const changed =
          type === 'calendar.changed'
            ? { calendarId: named.calendarId ?? null, topicId: null }
            : { calendarId: null, topicId: named.topicId ?? null };
        const lanes = await insertRecount(tx, realmId, recountId, changed, parts.clock.now());
        for (let lane = 1; lane <= lanes; lane += 1)
          await queueJob(tx, job, { realmId, recountId, lane }, { key: `${job} ${recountId} ${lane}` });
      }
    },
  };
}

export function recountJobs(parts: CaseParts): Jobs {
  return {
    [job]: async (payload) => {
      const asked = Value.Parse(Payload, payload);
      while (!(await recountSome(parts, asked)));
    },
  };
}
