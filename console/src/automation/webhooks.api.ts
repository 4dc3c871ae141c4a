import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as schema from '../../../server/automation/webhooks/webhooks.schema.ts';
import { get, type Method, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export type Webhooks = Static<typeof schema.Webhooks>;
export type Webhook = Webhooks['items'][number];
type DeliveryLog = Static<typeof schema.DeliveryLog>;
export type WebhookDelivery = DeliveryLog['items'][number];

export const webhooksQuery = queryOptions({
  queryKey: keys.webhooks,
  queryFn: ({ signal }) => get<Webhooks>('/api/webhooks', undefined, signal),
});

export function deliveriesQuery(webhookId: string) {
  return queryOptions({
    queryKey: [...keys.webhooks, webhookId],
    queryFn: ({ signal }) => get<DeliveryLog>(`/api/webhooks/${webhookId}/deliveries`, undefined, signal),
    // What waits is told without anybody's doing.
    refetchInterval: 10_000,
  });
}

interface Change {
  readonly method: Method;
  readonly path: string;
  readonly body?: unknown;
  readonly version?: number | undefined;
}

/** A change of what works by itself; lists are read anew whatever came of it. */
export function useAutomationWrite(key: readonly string[], onDone: () => void) {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ method, path, ...write }: Change) => send(method, path, write),
    onSuccess: () => {
      toastDone(t('saved'));
      onDone();
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
