import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/triage/watches/watch.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type Watch = Static<typeof schema.WatchView>;
export type WatchFields = Static<typeof schema.WatchFields>;
export type Checked = Static<typeof schema.CheckedWatch>;
type ToCheck = Static<typeof schema.WatchToCheck>;

export const watchesQuery = queryOptions({
  queryKey: keys.watches,
  staleTime: 60_000,
  queryFn: ({ signal }) => get<Watch[]>('/api/watches', undefined, signal),
});

/** What would have these words refused, asked while they are being written. */
export function checkQuery(words: ToCheck) {
  return queryOptions({
    queryKey: keys.watchCheck(words),
    enabled: words.rule.trim() !== '',
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => send<Checked>('POST', '/api/watches/check', { body: words }),
  });
}

export function useProposeWatch(onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: (body: WatchFields) => send('POST', '/api/watches', { body }),
    onSuccess: () => {
      toastDone(t('saved'));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.watches }),
  });
}

/** Approving, and withdrawing with a reason. */
export function useWatchAct(watch: Watch, onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: (act: { reason: string } | 'approve') => {
      const { version } = watch;
      if (act === 'approve') return send('POST', `/api/watches/${watch.id}/approve`, { version });
      return send('POST', `/api/watches/${watch.id}/withdraw`, { body: act, version });
    },
    onSuccess: () => {
      toastDone(t('saved'));
      onDone();
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.watches }),
  });
}
