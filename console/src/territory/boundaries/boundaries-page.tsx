import { Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { sendFile } from '../../data/client.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../parts/page.tsx';
import { Saying, Shown } from '../../parts/screens.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import { useDirectory } from '../directory.ts';
import tables from '../tables.module.css';
import { type BoundaryImportRow, boundaryImportsQuery } from './boundaries.api.ts';
import { RealmMap } from './realm-map.tsx';

/** The areas as they are drawn now, and a place for a file that draws them anew. */
export function BoundariesPage() {
  const { t } = useWords();
  usePageTitle(t('boundaries.title'));
  const { areas } = useDirectory();
  const asked = useQuery(boundaryImportsQuery);
  return (
    <Page title={t('boundaries.title')}>
      <Text size="sm" c="dimmed">
        {t('boundaries.now', { count: areas.length })}
      </Text>
      <RealmMap />
      <Shown of={asked} rows={3}>
        {(rows) => (
          <>
            <Upload />
            {rows.length === 0 ? (
              <Saying icon="pin" title={t('boundaries.none')}>
                {t('boundaries.noneHow')}
              </Saying>
            ) : (
              <History rows={rows} />
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Upload() {
  const { t } = useWords();
  const navigate = useNavigate();
  const upload = useMutation({
    mutationFn: (file: File) => sendFile<{ id: string }>('/api/boundaries', file),
    onSuccess: ({ id }) => navigate({ to: '/boundaries/$importId', params: { importId: id } }),
  });
  return (
    <FileDrop
      title={t('boundaries.drop')}
      choose={t('boundaries.choose')}
      how={t('boundaries.dropHow')}
      accept=".geojson,.json"
      busy={upload.isPending}
      error={upload.error}
      onFile={(file) => upload.mutate(file)}
    />
  );
}

function History({ rows }: { rows: readonly BoundaryImportRow[] }) {
  const { t, code } = useWords();
  const dates = useDates();
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('boundaries.file'),
          cell: (row) => (
            <Link to="/boundaries/$importId" params={{ importId: row.id }} className={tables.link}>
              {row.fileName}
            </Link>
          ),
        },
        { name: t('boundaries.state'), cell: ({ state }) => code('boundaryState', state) },
        {
          name: t('boundaries.result'),
          cell: ({ report }) => (report ? t('boundaries.counts', { ...report }) : '—'),
        },
        { name: t('boundaries.when'), cell: ({ madeAt }) => dates.moment(madeAt) },
      ]}
    />
  );
}
