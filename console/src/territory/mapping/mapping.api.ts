import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { MappingReply } from '../../../../server/territory/topics/mappings.routes.ts';
import { get, send } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { toastDone, toastRefused } from '../../parts/toast.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Topic } from '../directory.ts';

export type Mapping = Static<typeof MappingReply>;
export type Suggestion = Mapping['suggestions'][string][number];
export type MappingRow = Mapping['mappings'][number];

export const mappingQuery = queryOptions({
  queryKey: keys.topicMapping,
  queryFn: ({ signal }) => get<Mapping>('/api/topics/mapping', undefined, signal),
});

export function useMap(from: string | null) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ topic, nationalTopicId }: { topic: Topic; nationalTopicId: string | null }) =>
      send('PUT', `/api/topics/${topic.id}/mapping`, {
        body: { nationalTopicId, from },
        version: topic.version,
      }),
    onSuccess: () => toastDone(t('saved')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.topicMapping }),
        client.invalidateQueries({ queryKey: keys.directory, exact: true }),
      ]),
  });
}
