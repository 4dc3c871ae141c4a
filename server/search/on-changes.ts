import { eventSchemas } from '../events/index.ts';
import type { Consumer } from '../platform/consumers.ts';
import { queueJob } from '../platform/jobs.ts';
import { casesOfMessages, renewFields } from './documents.store.ts';
import { renewalJob } from './renew-all.ts';
import { beginRenewal } from './renewals.store.ts';
import { indexCases, type SearchParts } from './write-documents.ts';

const ofMessages = ['message.edited', 'message.deleted'];
/** What changes only what filters ask. */
const ofFields = [
  'case.assigned',
  'case.forwarded',
  'case.work-started',
  'case.question-asked',
  'case.clarified',
  'case.answered',
  'case.closed',
  'case.reopened',
  'case.withdrawn',
];
/** What a search cannot find. */
const ofNothing = [
  'case.clocks-moved',
  'case.clock-warned',
  'case.clock-breached',
  'case.escalated',
  'case.judged',
  'answer.sent-to-review',
  'answer.approved',
  'answer.sending',
];
/** All else of cases and answers may change words: what is new among events is indexed rather than missed. */
const ofWords = Object.keys(eventSchemas).filter(
  (type) => /^(case|answer)\./.test(type) && !ofFields.includes(type) && !ofNothing.includes(type),
);

/** Stable for ever: its cursor is kept under it. */
export const keeperOfDocuments = 'search: keep documents';

/** Keeps the documents: as many cases as changed in a batch, each once. */
export function onChanges(parts: SearchParts): Consumer {
  return {
    name: keeperOfDocuments,
    types: [...ofWords, ...ofMessages, ...ofFields, 'import.finished'],
    batch: 300,
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId)) {
        const streams = (types: readonly string[]) => [
          ...new Set(
            ofRealm.flatMap(({ type, streamId }) => (streamId && types.includes(type) ? streamId : [])),
          ),
        ];
        const changed = streams(ofMessages);
        const behind = changed.length > 0 ? await casesOfMessages(tx, realmId, changed) : [];
        const whole = [...new Set([...streams(ofWords), ...behind])].sort();
        if (whole.length > 0) await indexCases(tx, parts, realmId, whole);
        const fields = streams(ofFields).filter((id) => !whole.includes(id));
        if (fields.length > 0) await renewFields(tx, realmId, fields.sort());
        // An import tells of its cases all at once.
        if (ofRealm.some(({ type }) => type === 'import.finished')) {
          await beginRenewal(tx, realmId, parts.clock.now());
          await queueJob(tx, renewalJob, { realmId }, { key: `${renewalJob} ${realmId}` });
        }
      }
    },
  };
}
