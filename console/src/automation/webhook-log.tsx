import { Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { deliveriesQuery, type WebhookDelivery } from './webhooks.api.ts';

/** What a webhook was told lately, how each try ended, and a way to tell it again. */
export function WebhookLog({ webhookId, mayReplay }: { webhookId: string; mayReplay: boolean }) {
  const { t, code } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const asked = useQuery(deliveriesQuery(webhookId));
  const replay = useMutation({
    mutationFn: (id: string) => send('POST', `/api/webhooks/${webhookId}/deliveries/${id}/replay`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }),
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  return (
    <section>
      <Title order={3} size="sm" mb="xs">
        {t('webhooks.log')}
      </Title>
      <Shown of={asked} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('webhooks.logEmpty')}
            </Text>
          ) : (
            <ListTable
              rows={items}
              idOf={({ id }) => id}
              minWidth={420}
              columns={[
                {
                  name: t('webhooks.event'),
                  cell: ({ type, createdAt }) => (
                    <>
                      {code('event', type)}
                      <Text size="xs" c="dimmed">
                        {dates.moment(createdAt)}
                      </Text>
                    </>
                  ),
                },
                { name: t('webhooks.state'), cell: (entry) => <Course entry={entry} /> },
                {
                  name: t('webhooks.again'),
                  figures: true,
                  cell: ({ id, state }) =>
                    mayReplay &&
                    state !== 'waiting' && (
                      <ActButton
                        type="button"
                        size="compact-sm"
                        loading={replay.isPending && replay.variables === id}
                        onClick={() => replay.mutate(id)}
                      >
                        {t('webhooks.replay')}
                      </ActButton>
                    ),
                },
              ]}
            />
          )
        }
      </Shown>
    </section>
  );
}

function Course({ entry }: { entry: WebhookDelivery }) {
  const { t, code } = useWords();
  const dates = useDates();
  const last = entry.attempts.at(-1);
  const said = last && (last.status === null ? code('webhookError', last.error) : `HTTP ${last.status}`);
  return (
    <>
      {code('webhookState', entry.state)}
      <Text size="xs" c="dimmed">
        {[
          last && t('webhooks.attempt', { count: last.attempt }),
          said,
          entry.nextAt && t('webhooks.next', { at: dates.moment(entry.nextAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  );
}
