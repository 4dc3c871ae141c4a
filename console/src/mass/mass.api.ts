import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { AnswerText } from '../../../server/answers/answer.types.ts';
import type { MassAnswerView, MassPreview } from '../../../server/answers/mass/mass-answer.schema.ts';
import type * as schema from '../../../server/cases/mass/mass.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';

export type MassRow = Static<typeof schema.MassRow>;
export type Mass = Static<typeof schema.MassDetail>;
export type MassAnswer = AnswerText;
type MassPreviews = Static<typeof MassPreview>;
type MassStanding = Static<typeof MassAnswerView>;

/** Bursts are proposed while nobody asks. */
const everyMs = 60_000;

export const massesQuery = queryOptions({
  queryKey: keys.masses,
  refetchInterval: everyMs,
  queryFn: ({ signal }) => get<MassRow[]>('/api/mass-problems', undefined, signal),
});

export function massQuery(id: string) {
  return queryOptions({
    queryKey: keys.mass(id),
    queryFn: ({ signal }) => get<Mass>(`/api/mass-problems/${id}`, undefined, signal),
    // While an answer goes out to all, its state moves by itself.
    refetchInterval: ({ state }) => (state.data?.answerState === 'publishing' ? 2000 : everyMs),
  });
}

/** Read anew with each version: what was found and who must still approve. */
export function massAnswerQuery(id: string, version: number) {
  return queryOptions({
    queryKey: [...keys.mass(id), 'answer', version],
    queryFn: ({ signal }) => get<MassStanding>(`/api/mass-problems/${id}/answer`, undefined, signal),
  });
}

/** The one answer as each channel of its cases will carry it. */
export function massPreviewQuery(id: string, text: MassAnswer) {
  return queryOptions({
    queryKey: [...keys.mass(id), 'preview', text],
    queryFn: () => send<MassPreviews>('POST', `/api/mass-problems/${id}/answer/preview`, { body: text }),
    placeholderData: (before) => before,
  });
}

const isText = (value: unknown): value is MassAnswer =>
  typeof value === 'object' && value !== null && 'text' in value && 'kind' in value;

/** The answer for all, or an empty final one to begin with. */
export function answerOf(mass: Mass): MassAnswer {
  if (isText(mass.answer)) return mass.answer;
  const none = { promisedOn: null, responsible: null, whatResidentCanDo: null };
  return { kind: 'final', outcome: 'solved', text: '', ...none };
}
