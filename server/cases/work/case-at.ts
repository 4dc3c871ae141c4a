import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import { readStream, type StoredEvent } from '../../platform/event-log.ts';
import type { CaseParts } from '../act.ts';
import { requireReadable } from '../read-case.ts';
import type { CaseMoment } from './work.schema.ts';

/** Folds what events changed, in order, into the fields they leave filled. */
export function replay(events: readonly Pick<StoredEvent, 'data'>[]): Record<string, unknown> {
  const fields = Object.assign({}, ...events.map(({ data }) => (data as { changes?: object }).changes ?? {}));
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** @throws Refusal `case-unknown`, `forbidden` as the case is now */
export function caseAt(
  parts: CaseParts,
  person: Person,
  caseId: string,
  moment: Date,
): Promise<Static<typeof CaseMoment>> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    await requireReadable(tx, person, caseId);
    const past = (await readStream(tx, person.realmId, caseId)).filter(({ at }) => at <= moment);
    return {
      at: moment.toISOString(),
      events: past.length,
      fields: past.length > 0 ? replay(past) : null,
    };
  });
}
