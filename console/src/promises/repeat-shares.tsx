import { Button, Drawer, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/repeats/repeats.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

type Shares = Static<typeof schema.RepeatShares>;
type OfAuthority = Shares['rows'][number];
type Pair = Static<typeof schema.RepeatPairs>[number];

const sharesQuery = queryOptions({
  queryKey: keys.repeatShares(null),
  queryFn: ({ signal }) => get<Shares>('/api/repeats/by-authority', undefined, signal),
});

const pairsQuery = (authorityId: string) =>
  queryOptions({
    queryKey: keys.repeatShares(authorityId),
    queryFn: ({ signal }) => get<Pair[]>(`/api/repeats/by-authority/${authorityId}`, undefined, signal),
  });

/** Of what each authority closed, how much came back: the share, the one before, and the cases behind it. */
export function RepeatShares() {
  const { t } = useWords();
  const dates = useDates();
  const asked = useQuery(sharesQuery);
  const [authorityId, setAuthorityId] = useState<string>();
  const columns = useColumns(setAuthorityId);
  if (asked.data?.rows.every(({ repeated }) => repeated === 0)) return null;
  return (
    <Disclosure title={t('repeats.shares')}>
      <Shown of={asked} rows={3}>
        {({ from, until, least, rows }) => (
          <>
            <Text size="sm" c="dimmed" maw={640}>
              {t('repeats.sharesHow', { from: dates.day(from), until: dates.day(until), least })}
            </Text>
            <ListTable
              rows={rows.filter(({ repeated }) => repeated > 0)}
              idOf={(row) => row.authorityId ?? ''}
              columns={columns}
              minWidth={520}
            />
          </>
        )}
      </Shown>
      {authorityId && <Behind authorityId={authorityId} close={() => setAuthorityId(undefined)} />}
    </Disclosure>
  );
}

function useColumns(show: (authorityId: string) => void): Column<OfAuthority>[] {
  const { t, name, percent, language } = useWords();
  const { authority } = useDirectory();
  const number = new Intl.NumberFormat(language);
  const share = (value: number | null) => (value === null ? t('promises.tooFew') : percent(value, 1));
  return [
    {
      name: t('field.authority'),
      cell: (row) => name(authority.get(row.authorityId ?? '')?.shortName) || t('promises.noAuthority'),
    },
    { name: t('repeats.share'), width: 140, figures: true, cell: (row) => share(row.share) },
    { name: t('repeats.before'), width: 140, figures: true, cell: (row) => share(row.shareBefore) },
    { name: t('repeats.closed'), width: 90, figures: true, cell: (row) => number.format(row.closed) },
    {
      name: '',
      width: 150,
      cell: ({ authorityId, repeated }) =>
        authorityId && (
          <Button variant="default" size="compact-sm" onClick={() => show(authorityId)}>
            {t('repeats.cases', { count: repeated })}
          </Button>
        ),
    },
  ];
}

function Behind({ authorityId, close }: { authorityId: string; close: () => void }) {
  const { t, name } = useWords();
  const { authority } = useDirectory();
  const asked = useQuery(pairsQuery(authorityId));
  return (
    <Drawer opened onClose={close} position="right" title={name(authority.get(authorityId)?.shortName)}>
      <Shown of={asked} rows={4}>
        {(pairs) => (
          <ListTable
            rows={pairs}
            onlyRead
            idOf={({ laterId }) => laterId}
            columns={[{ name: t('repeats.again'), cell: (pair) => <PairCell pair={pair} /> }]}
          />
        )}
      </Shown>
    </Drawer>
  );
}

function PairCell({ pair }: { pair: Pair }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <>
      <Link to="/cases/{-$caseId}" params={{ caseId: pair.laterId }} className={tables.link}>
        <span lang={pair.language}>{pair.title}</span>
      </Link>
      <Text size="xs" c="dimmed">
        {spoken(pair.laterNumber)} · {dates.day(pair.openedAt)}
      </Text>
      <Text size="xs" c="dimmed">
        {t('repeats.closedEarlier')}{' '}
        <Link to="/cases/{-$caseId}" params={{ caseId: pair.earlierId }} className={tables.link}>
          {spoken(pair.earlierNumber)}
        </Link>
        {' · '}
        {dates.day(pair.closedAt)}
      </Text>
    </>
  );
}
