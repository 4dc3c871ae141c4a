import { Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { Notice } from '../parts/notice.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { actNames } from './act-names.ts';
import { ActTable } from './act-table.tsx';
import { actsQuery, type Sealed } from './safeguards.api.ts';
import { SafeguardsPage } from './safeguards-page.tsx';

/** Who did what that reaches outward, and the file by which anybody can check that the list is whole. */
export function OutwardActsPage() {
  const { t, code } = useWords();
  const [act, setAct] = useState<string | null>(null);
  const list = useInfiniteQuery(actsQuery(act));
  const sealed = list.data?.pages[0]?.sealed;
  return (
    <SafeguardsPage title="actLog.title">
      <Text size="sm" c="dimmed" maw={720}>
        {t('actLog.how')}
      </Text>
      {sealed !== undefined && <SignedFile sealed={sealed} />}
      <Select
        maw={320}
        label={t('actLog.act')}
        placeholder={t('actLog.allActs')}
        data={actNames.map((value) => ({ value, label: code('act', value) }))}
        value={act}
        onChange={setAct}
        searchable
        clearable
        nothingFoundMessage={t('palette.nothing')}
      />
      <Shown of={list}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <Saying icon="lock" title={t('actLog.none')} />
          ) : (
            <ActTable rows={rows} sealedTo={sealed?.seq ?? 0} />
          );
        }}
      </Shown>
      {list.hasNextPage && (
        <Button
          variant="default"
          mx="auto"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('actLog.more')}
        </Button>
      )}
    </SafeguardsPage>
  );
}

function SignedFile({ sealed }: { sealed: Sealed }) {
  const { t } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  return (
    <Notice
      kind="plain"
      title={
        sealed ? t('actLog.sealed', { seq: sealed.seq, at: dates.moment(sealed.at) }) : t('actLog.unsealed')
      }
    >
      <Text size="sm" maw={720}>
        {t('actLog.verify')}
      </Text>
      <Group mt="sm">
        <Button
          component="a"
          href="/api/outward-acts/file"
          download
          variant="default"
          leftSection={<Icon name="lock" size={14} />}
          // The log grows by the taking of it.
          onClick={() => setTimeout(() => client.invalidateQueries({ queryKey: ['outward acts'] }), 1500)}
        >
          {t('actLog.export')}
        </Button>
      </Group>
    </Notice>
  );
}
