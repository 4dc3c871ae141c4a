import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/suggest/suggestion.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type Suggestions = Static<typeof schema.Suggestions>;
export type Source = Suggestions['sources'][number];
export type WrittenDraft = Static<typeof schema.WrittenDraft>;

export function suggestionsQuery(caseId: string) {
  return queryOptions({
    queryKey: keys.suggestions(caseId),
    queryFn: ({ signal }) => get<Suggestions>(`/api/cases/${caseId}/suggestions`, undefined, signal),
  });
}

/** Let go of, the model is stopped. */
export const writeDraft = (caseId: string, signal: AbortSignal) =>
  send<WrittenDraft>('POST', `/api/cases/${caseId}/suggestions/draft`, { signal });
