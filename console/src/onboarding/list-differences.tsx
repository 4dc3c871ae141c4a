import { Group, Stack, Text, Title } from '@mantine/core';
import figures from '../intake/imports.module.css';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { saveText } from '../parts/save-text.ts';
import { useWords } from '../words/use-words.ts';
import type { ListPreview } from './onboarding.api.ts';

interface ListDifferencesProps {
  readonly preview: ListPreview;
  /** Of the file of rows that cannot go in. */
  readonly name: string;
  readonly busy: boolean;
  readonly apply: () => void;
}

/** What a table would change, counted and row by row, and what of it cannot go in. */
export function ListDifferences({ preview, name, busy, apply }: ListDifferencesProps) {
  const { t } = useWords();
  const { rows, bad, same, isApplied, rejects } = preview;
  const count = rows.length;
  const made = rows.filter(({ kind }) => kind === 'new').length;
  const counts = [
    [t('listFile.new'), made],
    [t('listFile.changed'), count - made],
    [t('listFile.same'), same],
    [t('listFile.bad'), bad.length],
  ] as const;
  return (
    <Stack gap="lg">
      <dl className={figures.figures}>
        {counts.map(([counted, value]) => (
          <div key={counted}>
            <dt>{counted}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isApplied && <Notice kind="plain">{t('listFile.applied')}</Notice>}
      {!isApplied && count === 0 && bad.length === 0 && <Notice kind="plain">{t('listFile.nothing')}</Notice>}
      <Group gap="sm">
        {!isApplied && count > 0 && (
          <ActButton variant="filled" loading={busy} onClick={apply}>
            {t('listFile.apply', { count })}
          </ActButton>
        )}
        {rejects !== null && (
          <ActButton onClick={() => saveText(name, rejects)}>{t('listFile.rejects')}</ActButton>
        )}
      </Group>
      {bad.length > 0 && <BadRows bad={bad} />}
      {count > 0 && <ChangedRows rows={rows} />}
    </Stack>
  );
}

function BadRows({ bad }: { bad: ListPreview['bad'] }) {
  const { t } = useWords();
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('listFile.bad')}</Title>
      <ListTable
        onlyRead
        rows={bad}
        idOf={({ row }) => String(row)}
        columns={[
          { name: t('listFile.row'), width: 90, figures: true, cell: ({ row }) => row },
          { name: t('listFile.why'), cell: ({ problems }) => problems.join(' ') },
        ]}
      />
    </Stack>
  );
}

function ChangedRows({ rows }: { rows: ListPreview['rows'] }) {
  const words = useWords();
  const { t, said } = words;
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('listFile.what')}</Title>
      <ListTable
        onlyRead
        rows={rows}
        idOf={({ row }) => String(row)}
        columns={[
          { name: t('listFile.row'), width: 90, figures: true, cell: ({ row }) => row },
          { name: t('listFile.name'), width: 260, cell: ({ name }) => words.name(name) },
          {
            name: t('listFile.what'),
            cell: ({ kind, changes }) =>
              kind === 'new'
                ? t('listFile.newOne')
                : changes.map(({ column, before, after }) => (
                    <Text key={column} size="sm">
                      {t('listFile.change', {
                        column: said('listFile', column),
                        before: before || t('listFile.empty'),
                        after: after || t('listFile.empty'),
                      })}
                    </Text>
                  )),
          },
        ]}
      />
    </Stack>
  );
}
