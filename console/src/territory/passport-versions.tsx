import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { PassportVersions as Shape } from '../../../server/territory/territory.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { termInWords } from './term-words.ts';

type Version = Static<typeof Shape>[number];

/** The passports a topic has had: who, when, why; read when opened. */
export function PassportVersions({ topicId, version }: { topicId: string; version: number }) {
  const { t } = useWords();
  return (
    <Disclosure title={t('passport.versions')}>
      <Table topicId={topicId} version={version} />
    </Disclosure>
  );
}

function Table({ topicId, version }: { topicId: string; version: number }) {
  const { t, code } = useWords();
  const dates = useDates();
  const asked = useQuery({
    queryKey: keys.passports(topicId, version),
    queryFn: ({ signal }) => get<Version[]>(`/api/topics/${topicId}/passports`, undefined, signal),
  });
  return (
    <Shown of={asked} rows={2}>
      {(rows) => (
        <ListTable
          plain
          onlyRead
          minWidth={320}
          rows={rows}
          idOf={(row) => String(row.version)}
          columns={[
            {
              name: 'what',
              cell: (row) => (
                <>
                  <Text size="sm">
                    {t('passport.versionBy', { version: row.version })}
                    {' · '}
                    {`${row.severity} · ${code('severity', String(row.severity))}`}
                    {' · '}
                    {termInWords(t, row)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {[row.madeByName ?? t('passport.setUp'), dates.moment(row.madeAt), row.reason]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </>
              ),
            },
          ]}
        />
      )}
    </Shown>
  );
}
