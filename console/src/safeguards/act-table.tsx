import { Text } from '@mantine/core';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { particularsOf } from './act-particulars.ts';
import type { Act } from './safeguards.api.ts';

export function ActTable({ rows, sealedTo }: { rows: readonly Act[]; sealedTo: number }) {
  const words = useWords();
  const { t, code } = words;
  const dates = useDates();
  const columns: Column<Act>[] = [
    {
      name: t('actLog.when'),
      width: 150,
      cell: ({ at }) => <time dateTime={at}>{dates.moment(at)}</time>,
    },
    { name: t('actLog.who'), width: 200, cell: ({ actorName }) => code('system', actorName) },
    {
      name: t('actLog.what'),
      cell: (row) => (
        <>
          {code('act', row.act)}
          <Text size="xs" c="dimmed" component="div">
            {particularsOf(words, dates, row)}
          </Text>
        </>
      ),
    },
    {
      name: t('actLog.seq'),
      width: 130,
      cell: ({ seq }) => (
        <>
          {seq}
          <Text size="xs" c="dimmed" component="div">
            {t(seq <= sealedTo ? 'actLog.isSealed' : 'actLog.isOpen')}
          </Text>
        </>
      ),
    },
  ];
  return <ListTable rows={rows} idOf={({ seq }) => String(seq)} columns={columns} minWidth={620} onlyRead />;
}
