import { Group, Paper, Stack, Text } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { Unsettled } from '../../../server/delivery/delivery.routes.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

type Delivery = Static<typeof Unsettled>;

const deliveriesQuery = queryOptions({
  queryKey: keys.deliveries,
  queryFn: ({ signal }) => get<Delivery[]>('/api/deliveries', undefined, signal),
});

/** What was not sent, or may have been: only a person who looks can tell. */
export function DeliveriesPage() {
  const { t } = useWords();
  usePageTitle(t('page.deliveries'));
  const asked = useQuery(deliveriesQuery);
  return (
    <Page title={t('page.deliveries')}>
      <Shown of={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <Saying icon="check" title={t('deliveries.none')}>
              {t('deliveries.noneHow')}
            </Saying>
          ) : (
            <Stack gap="md">
              <Text size="sm" c="dimmed" maw={640}>
                {t('deliveries.how')}
              </Text>
              {rows.map((delivery) => (
                <OneDelivery key={delivery.id} delivery={delivery} />
              ))}
            </Stack>
          )
        }
      </Shown>
    </Page>
  );
}

function useSettle() {
  const client = useQueryClient();
  const { t } = useWords();
  return useMutation({
    mutationFn: ({ delivery, verdict }: { delivery: Delivery; verdict: 'was sent' | 'was not sent' }) =>
      send('POST', `/api/deliveries/${delivery.id}/settle`, { body: { verdict }, version: delivery.version }),
    onSuccess: (_, { verdict }) =>
      toastDone(t(verdict === 'was sent' ? 'deliveries.settledSent' : 'deliveries.settledAgain')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.deliveries }),
        client.invalidateQueries({ queryKey: keys.counts }),
      ]),
  });
}

function OneDelivery({ delivery }: { delivery: Delivery }) {
  const { t, code } = useWords();
  const dates = useDates();
  const settle = useSettle();
  const choose = (verdict: 'was sent' | 'was not sent') => settle.mutate({ delivery, verdict });
  return (
    <Paper component="article">
      <Group gap="sm" mb="sm">
        {delivery.caseId && delivery.caseNumber ? (
          <Link to="/cases/{-$caseId}" params={{ caseId: delivery.caseId }}>
            {spoken(delivery.caseNumber)}
          </Link>
        ) : (
          <Link to="/arrivals/{-$messageId}" params={{ messageId: delivery.messageId }}>
            {t('deliveries.message')}
          </Link>
        )}
        <Text size="sm" fw={600} component="span">
          {code('deliveryState', delivery.state)}
        </Text>
        <Text size="sm" c="dimmed" component="span">
          {[
            code('outgoing', delivery.kind),
            code('manner', delivery.manner),
            dates.moment(delivery.startedAt),
          ].join(' · ')}
        </Text>
      </Group>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} lineClamp={8}>
        {delivery.text}
      </Text>
      {delivery.error && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('deliveries.error', { error: delivery.error })}
        </Text>
      )}
      <Group gap="sm" mt="md">
        <ActButton onClick={() => choose('was sent')} disabled={settle.isPending}>
          {t('deliveries.wasSent')}
        </ActButton>
        <ActButton onClick={() => choose('was not sent')} disabled={settle.isPending}>
          {t('deliveries.wasNotSent')}
        </ActButton>
      </Group>
    </Paper>
  );
}
