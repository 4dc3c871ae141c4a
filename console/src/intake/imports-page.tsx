import { Button, FileButton, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { sendFile } from '../data/client.ts';
import { asProblem } from '../data/problem.ts';
import { Icon } from '../parts/icon.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import tables from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Import, importsQuery } from './imports.api.ts';
import classes from './imports.module.css';

/** Files brought in before, and a place to drop the next. */
export function ImportsPage() {
  const { t } = useWords();
  usePageTitle(t('page.imports'));
  const asked = useQuery(importsQuery);
  return (
    <Page title={t('page.imports')}>
      <Upload />
      <Shown of={asked} rows={4}>
        {(rows) =>
          rows.length === 0 ? <Saying icon="upload" title={t('imports.none')} /> : <History rows={rows} />
        }
      </Shown>
    </Page>
  );
}

function Upload() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: (file: File) => sendFile<{ id: string }>('/api/imports', file),
    onSuccess: ({ id }) => navigate({ to: '/imports/$importId', params: { importId: id } }),
  });
  const take = (file: File | null | undefined) => {
    if (file && !upload.isPending) upload.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way more; the button does the same
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="upload" size={24} />
      <Text size="sm">{t('imports.drop')}</Text>
      <FileButton onChange={take} accept=".csv,.tsv,.txt,.xlsx">
        {(props) => (
          <Button {...props} loading={upload.isPending}>
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {t('imports.dropHow')}
      </Text>
      {upload.error && <Notice kind="late">{asProblem(upload.error).detail}</Notice>}
    </div>
  );
}

function History({ rows }: { rows: readonly Import[] }) {
  const { t, code, language } = useWords();
  const dates = useDates();
  const number = new Intl.NumberFormat(language);
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('imports.file'),
          cell: (row) => (
            <Link to="/imports/$importId" params={{ importId: row.id }} className={tables.link}>
              {row.fileName}
            </Link>
          ),
        },
        { name: t('imports.state'), cell: ({ state }) => code('importState', state) },
        { name: t('imports.new'), figures: true, cell: ({ rowsNew }) => number.format(rowsNew) },
        { name: t('imports.known'), figures: true, cell: ({ rowsKnown }) => number.format(rowsKnown) },
        { name: t('imports.bad'), figures: true, cell: ({ rowsBad }) => number.format(rowsBad) },
        { name: t('imports.started'), cell: (row) => dates.moment(row.startedAt ?? row.createdAt) },
      ]}
    />
  );
}
