import { Text } from '@mantine/core';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { useDates } from '../words/dates.ts';
import { useWords, type Words } from '../words/use-words.ts';
import type { Act } from './safeguards.api.ts';

export function ActTable({ rows, sealedTo }: { rows: readonly Act[]; sealedTo: number }) {
  const words = useWords();
  const { t, code } = words;
  const dates = useDates();
  const columns: Column<Act>[] = [
    {
      name: t('actLog.when'),
      width: 130,
      cell: ({ at }) => <time dateTime={at}>{dates.moment(at)}</time>,
    },
    { name: t('actLog.who'), width: 200, cell: ({ actorName }) => actorName },
    {
      name: t('actLog.what'),
      cell: (row) => (
        <>
          {code('act', row.act)}
          <Text size="xs" c="dimmed" component="div">
            {particulars(words, row)}
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

const kindOf = { reason: 'setAside', verdict: 'lookVerdict', role: 'role' } as const;

function isCoded(key: string): key is keyof typeof kindOf {
  return Object.hasOwn(kindOf, key);
}

/** Names nothing to a reader; the file holds it. */
const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the entry holds besides: no words of residents are ever in it. */
function particulars(words: Words, { data }: Act): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== '' && !isId.test(String(value)))
    .map(([key, value]) => {
      const said = isCoded(key) ? words.code(kindOf[key], String(value)) : String(value);
      return `${words.said('actLog.data', key)}: ${said}`;
    })
    .join(' · ');
}
