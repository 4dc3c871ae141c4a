import { Checkbox, Group, Select, Text } from '@mantine/core';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../access/session.ts';
import { type CasePage, type CaseRow, staffQuery } from '../cases/cases.api.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { AuthoritySelect } from '../territory/selects.tsx';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import { CaseCell, LeftCell } from './case-cells.tsx';
import { HandOverBar } from './hand-over-bar.tsx';
import { useHandOver } from './use-hand-over.ts';

/** As many as one hand-over shows; what is left over comes after it. */
const most = 200;

function openCasesQuery(authority: string | null, executor: string | null) {
  return queryOptions({
    queryKey: keys.cases({ handOver: authority, executor }),
    enabled: authority !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      get<CasePage>('/api/cases', { view: 'due', authority, executor, limit: most }, signal),
  });
}

/** The end of a shift: many cases to somebody else at once, looked at first, and taken back while nobody has gone on. */
export function HandOverPage() {
  const { t } = useWords();
  usePageTitle(t('handover.title'));
  const me = useMe();
  const own = me.grants.find(({ authorityId }) => authorityId !== null)?.authorityId ?? null;
  const [authority, setAuthority] = useState<string | null>(own);
  const [from, setFrom] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const asked = useQuery(openCasesQuery(authority, from));
  const { data: staff = [] } = useQuery({ ...staffQuery(authority ?? ''), enabled: authority !== null });
  const work = useHandOver(() => setChosen(new Set()));
  const forget = () => {
    setChosen(new Set());
    work.clear();
  };
  const choose = (ids: readonly string[], on: boolean) => {
    work.clear();
    setChosen(new Set(on ? [...chosen, ...ids] : [...chosen].filter((id) => !ids.includes(id))));
  };
  return (
    <Page title={t('handover.title')}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('handover.how')}
      </Text>
      <Group align="end" gap="md">
        <AuthoritySelect
          label={t('field.authority')}
          w={260}
          value={authority}
          onChange={(id) => {
            setAuthority(id);
            setFrom(null);
            forget();
          }}
        />
        <Select
          label={t('handover.from')}
          w={260}
          placeholder={t('handover.anyone')}
          clearable
          searchable
          disabled={authority === null}
          data={staff.map(({ id, name }) => ({ value: id, label: name }))}
          value={from}
          onChange={(id) => {
            setFrom(id);
            forget();
          }}
        />
      </Group>
      {authority === null ? (
        <Saying icon="swap" title={t('handover.choose')} />
      ) : (
        <Shown of={asked}>
          {({ items }) =>
            items.length === 0 ? (
              <Saying icon="check" title={t('handover.none')} />
            ) : (
              <>
                <HandOverBar
                  authorityId={authority}
                  chosen={[...chosen]}
                  all={items.map(({ id }) => id)}
                  chooseAll={(on) =>
                    choose(
                      items.map(({ id }) => id),
                      on,
                    )
                  }
                  work={work}
                />
                <CaseTable
                  rows={items}
                  chosen={chosen}
                  choose={(id, on) => choose([id], on)}
                  refused={work.refused}
                />
              </>
            )
          }
        </Shown>
      )}
    </Page>
  );
}

interface TableProps {
  readonly rows: readonly CaseRow[];
  readonly chosen: ReadonlySet<string>;
  readonly choose: (id: string, on: boolean) => void;
  readonly refused: ReadonlyMap<string, string>;
}

function CaseTable({ rows, chosen, choose, refused }: TableProps) {
  const { t, code } = useWords();
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      minWidth={640}
      columns={[
        {
          name: '',
          width: 44,
          cell: (row) => (
            <Checkbox
              aria-label={`${t('handover.pick')} ${spoken(row.number)}`}
              checked={chosen.has(row.id)}
              onChange={(event) => choose(row.id, event.currentTarget.checked)}
            />
          ),
        },
        { name: t('handover.case'), cell: (row) => <CaseCell row={row} why={refused.get(row.id)} /> },
        { name: t('field.executor'), width: 190, cell: ({ executorName }) => executorName ?? '—' },
        { name: t('orders.state'), width: 120, cell: ({ state }) => code('state', state) },
        { name: t('handover.left'), width: 130, cell: (row) => <LeftCell row={row} /> },
      ]}
    />
  );
}
