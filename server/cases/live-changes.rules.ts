import type { EventData } from '../events/index.ts';
import type { Person } from '../platform/actor.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { News } from './live-news.ts';
import type { Sight } from './sight.ts';

/** What a desk is told. */
type Change =
  | { readonly type: 'case'; readonly caseId: string; readonly version: number; readonly clocks?: true }
  | { readonly type: 'arrivals' }
  | { readonly type: 'import'; readonly importId: string }
  | { readonly type: 'directory' }
  | { readonly type: 'notices' | 'duty' };

/** One line a case however much happened to it; one for all arrivals. */
export function changesOf({ events, cases }: News, sight: Sight): Change[] {
  const counted = new Set(
    events.flatMap(({ type, streamId }) => (type === 'case.clocks-moved' && streamId) || []),
  );
  const changes = cases
    .filter(
      ({ centreId, authorityId }) =>
        sight.centreIds.includes(centreId) || (authorityId && sight.authorityIds.includes(authorityId)),
    )
    .map(
      ({ id, version }): Change => ({
        type: 'case',
        caseId: id,
        version,
        // Its clocks were counted anew without a change of the case itself.
        ...(counted.has(id) && { clocks: true }),
      }),
    );
  const has = (pattern: RegExp) => events.some(({ type }) => pattern.test(type));
  if (sight.centreIds.length > 0 && has(/^messages?\./)) changes.push({ type: 'arrivals' });
  if (has(/^(topic|authority|routing|calendar|channel)\./)) changes.push({ type: 'directory' });
  for (const { type, data } of events) {
    if (type.startsWith('import.') && data && typeof data === 'object' && 'importId' in data) {
      changes.push({ type: 'import', importId: String(data.importId) });
    }
  }
  return changes;
}

/** What is for this person alone. */
export function ownOf(events: readonly StoredEvent[], person: Person): Change[] {
  const told = events.some(
    ({ type, data }) =>
      type === 'notices.given' && (data as EventData<'notices.given'>).accountIds.includes(person.id),
  );
  const duty = events.some(({ type }) => type.startsWith('duty.'));
  return [...(told ? [{ type: 'notices' as const }] : []), ...(duty ? [{ type: 'duty' as const }] : [])];
}
