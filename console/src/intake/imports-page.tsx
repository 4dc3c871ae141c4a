import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { sendFile } from '../data/client.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Page } from '../parts/page.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import tables from '../territory/tables.module.css';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Import, importsQuery } from './imports.api.ts';

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
  const upload = useMutation({
    mutationFn: (file: File) => sendFile<{ id: string }>('/api/imports', file),
    onSuccess: ({ id }) => navigate({ to: '/imports/$importId', params: { importId: id } }),
  });
  return (
    <FileDrop
      title={t('imports.drop')}
      choose={t('imports.choose')}
      how={t('imports.dropHow')}
      accept=".csv,.tsv,.txt,.xlsx"
      busy={upload.isPending}
      error={upload.error}
      onFile={(file) => upload.mutate(file)}
    />
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
