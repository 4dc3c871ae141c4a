import { Anchor, Button, Drawer, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FactList } from '../parts/fact-list.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import tables from '../territory/tables.module.css';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { DocumentView } from './document-view.tsx';
import { type RealmCaseRow, realmCaseQuery, realmCasesQuery } from './realms.api.ts';

/** Cases of another region, to read, where its agreement allows it. */
export function RealmCasesPage() {
  const { t, name } = useWords();
  const { realmId } = useParams({ from: '/realms/$realmId' });
  const [open, setOpen] = useState(true);
  const [chosen, setChosen] = useState<string>();
  const asked = useInfiniteQuery(realmCasesQuery(realmId, open));
  const rows = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const title = t('realmCases.title', { realm: name(asked.data?.pages[0]?.realm) });
  usePageTitle(title);
  return (
    <Page title={title}>
      <Text size="sm" c="dimmed" maw={680}>
        {t('realmCases.how')}
      </Text>
      <Anchor component={Link} to="/realms" size="sm">
        {t('realmCases.back')}
      </Anchor>
      <SegmentedControl
        value={open ? 'open' : 'all'}
        onChange={(value) => setOpen(value === 'open')}
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'open', label: t('realmCases.open') },
          { value: 'all', label: t('realmCases.all') },
        ]}
      />
      <Shown of={asked}>
        {() =>
          rows.length === 0 ? (
            <Saying icon="cases" title={t('realmCases.none')} />
          ) : (
            <CaseTable rows={rows} choose={setChosen} />
          )
        }
      </Shown>
      {asked.hasNextPage && (
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          loading={asked.isFetchingNextPage}
          onClick={() => asked.fetchNextPage()}
        >
          {t('realmCases.more')}
        </Button>
      )}
      {chosen && <OneCase realmId={realmId} caseId={chosen} close={() => setChosen(undefined)} />}
    </Page>
  );
}

function CaseTable({ rows, choose }: { rows: readonly RealmCaseRow[]; choose: (id: string) => void }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const columns: Column<RealmCaseRow>[] = [
    {
      name: t('realms.cases'),
      cell: (row) => (
        <>
          <UnstyledButton className={tables.link} onClick={() => choose(row.id)}>
            {row.title ?? t('realmCases.private')}
          </UnstyledButton>
          <Text size="xs" c="dimmed">
            {[spoken(row.number), name(row.topic), name(row.area)].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { name: t('agreements.state'), width: 130, cell: ({ state }) => code('state', state) },
    { name: t('realmCases.opened'), width: 130, cell: ({ openedAt }) => dates.moment(openedAt) },
    {
      name: t('realmCases.due'),
      width: 150,
      cell: ({ dueAt, overdue }) => (
        <>
          {dates.moment(dueAt)}
          {overdue && (
            <Text size="xs" c="var(--heed-late)">
              {t('passing.late')}
            </Text>
          )}
        </>
      ),
    },
  ];
  return <ListTable rows={rows} idOf={({ id }) => id} columns={columns} minWidth={620} />;
}

interface OneCaseProps {
  readonly realmId: string;
  readonly caseId: string;
  readonly close: () => void;
}

function OneCase({ realmId, caseId, close }: OneCaseProps) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const asked = useQuery(realmCaseQuery(realmId, caseId));
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={spoken(asked.data?.number)}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Shown of={asked} rows={4}>
        {(found) => (
          <Stack gap="md">
            <FactList
              facts={[
                [t('agreements.state'), code('state', found.state)],
                [t('field.authority'), name(found.authority) || '—'],
                [t('realmCases.due'), dates.moment(found.dueAt)],
              ]}
            />
            <DocumentView document={found.document} />
          </Stack>
        )}
      </Shown>
    </Drawer>
  );
}
