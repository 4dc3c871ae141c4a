import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import classes from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { WebhookDrawer } from './webhook-drawer.tsx';
import { type Webhook, webhooksQuery } from './webhooks.api.ts';

/** Programs of others that are told of events. */
export function WebhooksPage() {
  const { t } = useWords();
  usePageTitle(t('webhooks.title'));
  const { webhookId } = useParams({ from: '/webhooks/{-$webhookId}' });
  const navigate = useNavigate();
  const asked = useQuery(webhooksQuery);
  const go = (id: string | undefined) =>
    navigate({ to: '/webhooks/{-$webhookId}', params: { webhookId: id } });
  const chosen = asked.data?.items.find(({ id }) => id === webhookId);
  return (
    <Page
      title={t('webhooks.title')}
      acts={asked.data && <ActButton onClick={() => go('new')}>{t('webhooks.add')}</ActButton>}
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('webhooks.how')}
      </Text>
      <Shown of={asked}>
        {({ items, eventTypes }) => (
          <>
            {items.length === 0 ? <Saying icon="plug" title={t('webhooks.none')} /> : <Table items={items} />}
            {(chosen || webhookId === 'new') && (
              <WebhookDrawer
                key={chosen?.id ?? 'new'}
                webhook={chosen}
                eventTypes={eventTypes}
                close={() => go(undefined)}
              />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Table({ items }: { items: readonly Webhook[] }) {
  const { t, code } = useWords();
  return (
    <ListTable
      rows={items}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('webhooks.name'),
          cell: (hook) => (
            <>
              <Link to="/webhooks/{-$webhookId}" params={{ webhookId: hook.id }} className={classes.link}>
                {hook.name}
              </Link>
              <Text size="xs" c="dimmed">
                {new URL(hook.address).host}
              </Text>
            </>
          ),
        },
        {
          name: t('webhooks.events'),
          cell: ({ eventTypes }) =>
            eventTypes.length === 0
              ? t('webhooks.byRules')
              : eventTypes.length > 3
                ? t('webhooks.kinds', { count: eventTypes.length })
                : eventTypes.map((type) => code('event', type)).join(', '),
        },
        { name: t('webhooks.state'), width: 220, cell: (hook) => <Health hook={hook} /> },
      ]}
    />
  );
}

function Health({ hook }: { hook: Webhook }) {
  const { t, code } = useWords();
  const dates = useDates();
  if (hook.restReason) return <Badge color="red">{code('webhookRest', hook.restReason)}</Badge>;
  if (!hook.enabled) return <Badge color="gray">{t('webhooks.off')}</Badge>;
  if (hook.failingSince)
    return <Badge color="orange">{t('webhooks.failing', { since: dates.moment(hook.failingSince) })}</Badge>;
  return t('webhooks.on');
}
