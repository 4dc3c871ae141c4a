import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/triage/model.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type Model = Static<typeof schema.ModelView>;
export type Training = Static<typeof schema.Training>;

export const modelsQuery = queryOptions({
  queryKey: keys.models,
  queryFn: ({ signal }) => get<Model[]>('/api/models', undefined, signal),
});

const underWay = (training: Training | null | undefined) =>
  training?.state === 'waiting' || training?.state === 'running';

/** Looked at every second while a training is under way. */
export const trainingQuery = queryOptions({
  queryKey: keys.training,
  queryFn: ({ signal }) => get<Training | null>('/api/models/training', undefined, signal),
  refetchInterval: ({ state }) => (underWay(state.data) ? 1000 : false),
});

export const correctionsQuery = queryOptions({
  queryKey: keys.corrections,
  queryFn: ({ signal }) =>
    get<Static<typeof schema.Corrections>>('/api/models/corrections', undefined, signal),
});

export function useTrain() {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: () => send('POST', '/api/models/train'),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.training }),
  });
}
