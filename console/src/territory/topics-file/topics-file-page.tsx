import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { TopicsFileReply } from '../../../../server/onboarding/topics-file.routes.ts';
import { sendFile } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { asProblem } from '../../data/problem.ts';
import figures from '../../intake/imports.module.css';
import { ActButton } from '../../parts/act-button.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { saveText } from '../../parts/save-text.ts';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { type Key, useWords } from '../../words/use-words.ts';

type Preview = Static<typeof TopicsFileReply>;

/** A table of topics with their passports: taken away, brought back, each difference shown before it is written. */
export function TopicsFilePage() {
  const { t } = useWords();
  usePageTitle(t('topicFile.title'));
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const look = useMutation({ mutationFn: (chosen: File) => sendFile<Preview>('/api/topics/file', chosen) });
  const apply = useMutation({
    mutationFn: ({ chosen, digest }: { chosen: File; digest: string }) =>
      sendFile<Preview>(`/api/topics/file?apply=${digest}`, chosen),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.directory, exact: true }),
    // The directory moved: what would be changed now is shown instead.
    onError: (error, { chosen }) => {
      if (asProblem(error).code === 'changed-meanwhile') look.mutate(chosen);
    },
  });
  const preview = apply.data ?? look.data;
  const take = (chosen: File) => {
    setFile(chosen);
    apply.reset();
    look.mutate(chosen);
  };
  return (
    <Page
      title={t('topicFile.title')}
      acts={
        <>
          <Button component="a" href="/api/topics/file?format=xlsx" variant="default" download>
            {t('topicFile.xlsx')}
          </Button>
          <Button component="a" href="/api/topics/file?format=csv" variant="default" download>
            {t('topicFile.csv')}
          </Button>
          <Button component={Link} to="/topics" variant="default">
            {t('topicFile.back')}
          </Button>
        </>
      }
    >
      <FileDrop
        title={t('topicFile.drop')}
        choose={t('topicFile.choose')}
        how={t('topicFile.how')}
        accept=".csv,.tsv,.txt,.xlsx"
        busy={look.isPending}
        error={look.error}
        onFile={take}
      />
      {apply.error && <Notice kind="late">{asProblem(apply.error).detail}</Notice>}
      {preview && file && (
        <Differences
          preview={preview}
          busy={apply.isPending}
          apply={() => apply.mutate({ chosen: file, digest: preview.digest })}
        />
      )}
    </Page>
  );
}

interface DifferencesProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly apply: () => void;
}

function Differences({ preview, busy, apply }: DifferencesProps) {
  const { t } = useWords();
  const { rows, bad, same, isApplied, rejects } = preview;
  const count = rows.length;
  const made = rows.filter(({ kind }) => kind === 'new').length;
  const counts = [
    [t('topicFile.new'), made],
    [t('topicFile.changed'), count - made],
    [t('topicFile.same'), same],
    [t('topicFile.bad'), bad.length],
  ] as const;
  return (
    <Stack gap="lg">
      <dl className={figures.figures}>
        {counts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isApplied && <Notice kind="plain">{t('topicFile.applied')}</Notice>}
      {!isApplied && count === 0 && <Notice kind="plain">{t('topicFile.nothing')}</Notice>}
      <Group gap="sm">
        {!isApplied && count > 0 && (
          <ActButton variant="filled" loading={busy} onClick={apply}>
            {t('topicFile.apply', { count })}
          </ActButton>
        )}
        {rejects !== null && (
          <ActButton onClick={() => saveText('topics-rejects.csv', rejects)}>
            {t('topicFile.rejects')}
          </ActButton>
        )}
      </Group>
      {bad.length > 0 && <BadRows bad={bad} />}
      {count > 0 && <ChangedRows rows={rows} />}
    </Stack>
  );
}

function BadRows({ bad }: { bad: Preview['bad'] }) {
  const { t } = useWords();
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('topicFile.bad')}</Title>
      <ListTable
        onlyRead
        rows={bad}
        idOf={({ row }) => String(row)}
        columns={[
          { name: t('topicFile.row'), width: 80, figures: true, cell: ({ row }) => row },
          { name: t('topicFile.code'), width: 180, cell: ({ code }) => code || '—' },
          { name: t('topicFile.why'), cell: ({ problems }) => problems.join(' ') },
        ]}
      />
    </Stack>
  );
}

function ChangedRows({ rows }: { rows: Preview['rows'] }) {
  const words = useWords();
  const { t } = words;
  const columnName = (column: string) => t(`topicFile.${column}` as Key);
  return (
    <Stack gap="xs" component="section">
      <Title order={2}>{t('topicFile.what')}</Title>
      <ListTable
        onlyRead
        rows={rows}
        idOf={({ code }) => code}
        columns={[
          {
            name: t('topicFile.topic'),
            width: 260,
            cell: ({ name, code }) => (
              <>
                <Text size="sm">{words.name(name)}</Text>
                <Text size="xs" c="dimmed">
                  {code}
                </Text>
              </>
            ),
          },
          {
            name: t('topicFile.what'),
            cell: ({ kind, changes }) =>
              kind === 'new'
                ? t('topicFile.newOne')
                : changes.map(({ column, before, after }) => (
                    <Text key={column} size="sm">
                      {t('topicFile.change', {
                        column: columnName(column),
                        before: before || t('topicFile.empty'),
                        after: after || t('topicFile.empty'),
                      })}
                    </Text>
                  )),
          },
        ]}
      />
    </Stack>
  );
}
