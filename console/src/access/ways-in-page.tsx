import { Badge, Code, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useWords } from '../words/use-words.ts';
import { ProviderDialog } from './provider-dialog.tsx';
import { Services } from './services.tsx';
import { SignInRules } from './sign-in-rules.tsx';
import { type Provider, providersQuery } from './ways-in.api.ts';

/** How people of the realm come in besides their passwords. */
export function WaysInPage() {
  const { t } = useWords();
  usePageTitle(t('waysIn.title'));
  return (
    <Page title={t('waysIn.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('waysIn.how')}
      </Text>
      <SignInRules />
      <SingleSignOn />
      <Services />
    </Page>
  );
}

function SingleSignOn() {
  const { t } = useWords();
  const asked = useQuery(providersQuery);
  /** Null: a new one. */
  const [chosen, setChosen] = useState<Provider | null>();
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('waysIn.sso')}</Title>
      <Text size="sm" c="dimmed" maw={640}>
        {t('waysIn.ssoHow')}
      </Text>
      <Shown of={asked} rows={2}>
        {({ items, redirectUri }) => (
          <>
            <Text size="sm">
              {t('waysIn.redirect')} <Code>{redirectUri}</Code>
            </Text>
            {items.length === 0 ? (
              <Saying icon="person" title={t('waysIn.none')} />
            ) : (
              <Table items={items} choose={setChosen} />
            )}
            <div>
              <ActButton onClick={() => setChosen(null)}>{t('waysIn.add')}</ActButton>
            </div>
          </>
        )}
      </Shown>
      {chosen !== undefined && <ProviderDialog provider={chosen} onClose={() => setChosen(undefined)} />}
    </Stack>
  );
}

interface TableProps {
  readonly items: readonly Provider[];
  readonly choose: (provider: Provider) => void;
}

function Table({ items, choose }: TableProps) {
  const { t } = useWords();
  return (
    <ListTable
      rows={items}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('waysIn.name'),
          cell: ({ name, issuer, enabled }) => (
            <>
              {name} {!enabled && <Badge color="gray">{t('waysIn.off')}</Badge>}
              <Text size="xs" c="dimmed">
                {issuer}
              </Text>
            </>
          ),
        },
        {
          name: t('waysIn.rules'),
          width: 160,
          cell: ({ rules }) => t('waysIn.rulesCount', { count: rules.length }),
        },
        {
          name: t('security.acts'),
          width: 140,
          cell: (provider) => (
            <ActButton
              size="compact-sm"
              onClick={() => choose(provider)}
              aria-label={t('waysIn.changeNamed', { name: provider.name })}
            >
              {t('waysIn.change')}
            </ActButton>
          ),
        },
      ]}
    />
  );
}
