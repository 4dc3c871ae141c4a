import { Button, SegmentedControl, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/answer.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Icon } from '../parts/icon.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { PromisesByAuthority } from './by-authority.tsx';
import { MovePromise } from './move-promise.tsx';
import classes from './promises.module.css';
import { RepeatShares } from './repeat-shares.tsx';

type PromisePage = Static<typeof schema.PromisePage>;
type Promised = PromisePage['items'][number];

const states = ['open', 'kept', 'broken', 'moved', 'no longer due'] as const;
type State = (typeof states)[number];

const promisesQuery = (state: State) =>
  infiniteQueryOptions({
    queryKey: keys.promises(state),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      get<PromisePage>('/api/promises', { state, cursor: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ next }) => next,
  });

/** What residents were told would be done by a day: open, kept and broken. */
export function PromisesPage() {
  const { t, code } = useWords();
  usePageTitle(t('page.promises'));
  const [state, setState] = useState<State>('open');
  const list = useInfiniteQuery(promisesQuery(state));
  const columns = useColumns();
  return (
    <Page title={t('page.promises')}>
      <PromisesByAuthority />
      <RepeatShares />
      <SegmentedControl
        className={classes.states}
        aria-label={t('promises.show')}
        value={state}
        onChange={(value) => setState(states.find((one) => one === value) ?? 'open')}
        data={states.map((value) => ({ value, label: code('promiseState', value) }))}
      />
      <Shown of={list}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <Saying icon="handshake" title={t('promises.none')} />;
          return (
            <>
              <ListTable rows={rows} idOf={({ id }) => id} columns={columns} minWidth={640} />
              {list.hasNextPage && (
                <Button
                  variant="default"
                  loading={list.isFetchingNextPage}
                  onClick={() => list.fetchNextPage()}
                  style={{ alignSelf: 'center' }}
                >
                  {t('promises.more')}
                </Button>
              )}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function useColumns(): Column<Promised>[] {
  const { t, name } = useWords();
  const dates = useDates();
  const { topic, authority } = useDirectory();
  return [
    {
      name: t('promises.day'),
      width: 190,
      cell: (row) => (
        <span className={row.overdue ? classes.late : undefined}>
          {row.overdue && <Icon name="alert" size={14} />}
          {dates.day(row.promisedOn)}
        </span>
      ),
    },
    {
      name: t('promises.case'),
      cell: (row) => (
        <>
          <Link to="/cases/{-$caseId}" params={{ caseId: row.caseId }} className={tables.link}>
            {name(topic.get(row.topicId)?.name)}
          </Link>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {row.title}
          </Text>
        </>
      ),
    },
    {
      name: t('field.authority'),
      cell: (row) => name(authority.get(row.authorityId ?? '')?.shortName) || '—',
    },
    {
      name: t('promises.responsible'),
      cell: (row) => (
        <>
          {row.responsible}
          {row.state === 'open' && !row.overdue && <MovePromise promised={row} />}
        </>
      ),
    },
  ];
}
