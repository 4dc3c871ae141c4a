import { Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { NewLine } from '../parts/new-line.tsx';
import { Failed, Loading, Saying } from '../parts/screens.tsx';
import { WindowedList } from '../parts/windowed-list.tsx';
import { forgetNewCases, useNewCases } from '../shell/live.ts';
import { useWords } from '../words/use-words.ts';
import { type CaseFilter, narrowedBy } from './case-filter.ts';
import type { CaseRow } from './cases.api.ts';
import { QueueHead } from './queue-head.tsx';
import { QueueRow } from './queue-row.tsx';

interface QueueProps {
  readonly list: UseInfiniteQueryResult<unknown>;
  /** Words that were tried besides those asked for. */
  readonly meant: readonly string[];
  readonly rows: readonly CaseRow[];
  readonly selectedId: string | undefined;
  readonly filter: CaseFilter;
}

/** What needs me, by time left. */
export function Queue({ list, rows, meant, selectedId, filter }: QueueProps) {
  const { t } = useWords();
  const unseen = useNewCases();
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const renew = () => {
    forgetNewCases();
    list.refetch();
  };
  return (
    <>
      <QueueHead filter={filter} />
      <NewLine text={t('cases.new', { count: unseen.size })} count={unseen.size} onClick={renew} />
      {meant.length > 0 && (
        <Text size="xs" c="dimmed" px="md" py="xs" role="status">
          {t('found.meant', { words: meant.join(', ') })}
        </Text>
      )}
      {rows.length > 0 && (
        <WindowedList rows={rows} idOf={({ id }) => id} selectedId={selectedId} rowHeight={88} more={more}>
          {(row) => <QueueRow row={row} selected={row.id === selectedId} />}
        </WindowedList>
      )}
      {rows.length === 0 && <NoRows list={list} filter={filter} />}
    </>
  );
}

function NoRows({ list, filter }: Pick<QueueProps, 'list' | 'filter'>) {
  const { t } = useWords();
  if (list.error) return <Failed error={list.error} again={() => list.refetch()} />;
  if (list.isPending) return <Loading rows={9} />;
  const narrowed = narrowedBy(filter).length > 0;
  return (
    <Saying icon="check" title={t(narrowed ? 'cases.noneFound' : 'cases.none')}>
      {t(narrowed ? 'cases.noneFoundHow' : 'cases.noneHow')}
    </Saying>
  );
}
