import { Button, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/answer.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { useCommandedCentre } from '../orders/commanded-centre.ts';
import { GiveInstruction } from '../orders/give-instruction.tsx';
import { Disclosure } from '../parts/disclosure.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { keptShare } from './kept-share.ts';
import classes from './promises.module.css';

type Counted = Static<typeof schema.PromisesByAuthority>;
type OfAuthority = Counted['rows'][number];

const query = queryOptions({
  queryKey: keys.promisesByAuthority,
  queryFn: ({ signal }) => get<Counted>('/api/promises/by-authority', undefined, signal),
});

/** Those who broke most come first; so many show where to look. */
const first = 6;

/** How each authority keeps its word: a bar of all it promised, and the share it kept. */
export function PromisesByAuthority() {
  const { t } = useWords();
  const dates = useDates();
  const asked = useQuery(query);
  const columns = useColumns();
  const [all, setAll] = useState(false);
  if (asked.data?.rows.length === 0) return null;
  return (
    <Disclosure title={t('promises.byAuthority')} opened>
      <Shown of={asked} rows={3}>
        {({ from, rows }) => (
          <>
            <Text size="sm" c="dimmed" maw={640}>
              {t('promises.byAuthorityHow', { from: dates.day(from) })}
            </Text>
            <ListTable
              rows={all ? rows : rows.slice(0, first)}
              idOf={({ authorityId }) => authorityId ?? ''}
              columns={columns}
              minWidth={520}
            />
            {!all && rows.length > first && (
              <Button variant="default" size="compact-sm" mt="sm" onClick={() => setAll(true)}>
                {t('promises.more')}
              </Button>
            )}
          </>
        )}
      </Shown>
    </Disclosure>
  );
}

function useColumns(): Column<OfAuthority>[] {
  const { t, code, name, percent, language } = useWords();
  const { authority } = useDirectory();
  const centreId = useCommandedCentre();
  const number = new Intl.NumberFormat(language);
  const count = (state: 'open' | 'broken') => ({
    name: code('promiseState', state),
    width: 90,
    figures: true,
    cell: (row: OfAuthority) => number.format(row[state]),
  });
  return [
    {
      name: t('field.authority'),
      cell: ({ authorityId }) =>
        name(authority.get(authorityId ?? '')?.shortName) || t('promises.noAuthority'),
    },
    { name: '', width: 220, cell: (row) => <Bar row={row} /> },
    {
      name: t('promises.keptShare'),
      width: 110,
      figures: true,
      cell: (row) => {
        const share = keptShare(row);
        return (
          <span title={t('promises.keptShareHow')}>
            {share === null ? t('promises.tooFew') : percent(share)}
          </span>
        );
      },
    },
    count('broken'),
    count('open'),
    {
      name: '',
      width: 150,
      cell: ({ authorityId, broken }) =>
        authorityId && broken > 0 && centreId ? (
          <GiveInstruction
            about={{ figure: { code: 'promises broken', value: broken }, centreId }}
            authorityId={authorityId}
          />
        ) : null,
    },
  ];
}

function Bar({ row }: { row: OfAuthority }) {
  const { t } = useWords();
  const { kept, moved, broken, open } = row;
  return (
    <span className={classes.bar} role="img" aria-label={t('promises.bar', { kept, moved, broken, open })}>
      {(['kept', 'moved', 'broken', 'open'] as const).map(
        (state) =>
          row[state] > 0 && <span key={state} className={classes[state]} style={{ flexGrow: row[state] }} />,
      )}
    </span>
  );
}
