import { Badge, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { ActButton } from '../parts/act-button.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Watch, watchesQuery } from './watches.api.ts';
import { WatchDrawer } from './watches-drawer.tsx';
import { WatchForm } from './watches-form.tsx';

/** What is watched for, by whom and until when; a way to propose a watch, and to read and approve a colleague's. */
export function WatchesPage() {
  const { t } = useWords();
  usePageTitle(t('page.watches'));
  const mayChange = useDuty('changeWatches');
  const asked = useQuery(watchesQuery);
  const [chosen, setChosen] = useState<string>();
  const [proposing, setProposing] = useState(false);
  const watch = asked.data?.find(({ id }) => id === chosen);
  return (
    <Page
      title={t('page.watches')}
      acts={
        mayChange &&
        asked.data && <ActButton onClick={() => setProposing(true)}>{t('watches.propose')}</ActButton>
      }
    >
      <Text size="sm" c="dimmed" maw={640}>
        {t('watches.how')}
      </Text>
      <Shown of={asked}>
        {(watches) =>
          watches.length === 0 ? (
            <Saying icon="search" title={t('watches.none')}>
              {mayChange && t('watches.noneHow')}
            </Saying>
          ) : (
            <WatchTable watches={watches} choose={setChosen} />
          )
        }
      </Shown>
      {watch && <WatchDrawer watch={watch} mayChange={mayChange} close={() => setChosen(undefined)} />}
      {proposing && <WatchForm close={() => setProposing(false)} />}
    </Page>
  );
}

const colours = { proposed: 'yellow', active: 'blue', withdrawn: 'gray', expired: 'gray' } as const;

function WatchTable({ watches, choose }: { watches: readonly Watch[]; choose: (id: string) => void }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { centre } = useDirectory();
  const columns: Column<Watch>[] = [
    {
      name: t('watches.name'),
      cell: (watch) => (
        <>
          <UnstyledButton className={tables.link} onClick={() => choose(watch.id)}>
            {watch.name}
          </UnstyledButton>
          <Text size="xs" c="dimmed">
            {watch.purpose}
          </Text>
        </>
      ),
    },
    {
      name: t('watches.state'),
      width: 190,
      cell: ({ state }) => <Badge color={colours[state]}>{code('watchState', state)}</Badge>,
    },
    { name: t('watches.centre'), cell: ({ centreId }) => name(centre.get(centreId)?.name) },
    { name: t('watches.until'), width: 170, cell: ({ expiresAt }) => dates.day(expiresAt) },
    { name: t('watches.found'), width: 100, figures: true, cell: ({ found }) => found },
  ];
  return <ListTable rows={watches} idOf={({ id }) => id} columns={columns} minWidth={680} />;
}
