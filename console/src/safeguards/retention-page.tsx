import { Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { RetentionRun } from './retention-run.tsx';
import { RetentionRuns, WouldGo } from './retention-runs.tsx';
import { type Report, retentionQuery, type Term } from './safeguards.api.ts';
import { SafeguardsPage } from './safeguards-page.tsx';
import { TermDialog } from './term-dialog.tsx';

/** What is kept how long, what would go now, and what went. */
export function RetentionPage() {
  const { t } = useWords();
  const asked = useQuery(retentionQuery);
  const count = useCount();
  const [running, setRunning] = useState(false);
  return (
    <SafeguardsPage title="retention.title">
      <Text size="sm" c="dimmed" maw={720}>
        {t('retention.how')}
      </Text>
      <Shown of={asked}>
        {({ terms, runs }) => (
          <>
            <Terms terms={terms} />
            <Group gap="sm">
              <ActButton loading={count.isPending && !running} onClick={() => count.mutate()}>
                {t('retention.try')}
              </ActButton>
              <ActButton onClick={() => count.mutate(undefined, { onSuccess: () => setRunning(true) })}>
                {t('retention.run')}
              </ActButton>
            </Group>
            {count.data && <WouldGo report={count.data} />}
            <RetentionRuns runs={runs} />
          </>
        )}
      </Shown>
      {running && count.data && (
        <RetentionRun
          report={count.data}
          close={() => {
            setRunning(false);
            count.reset();
          }}
        />
      )}
    </SafeguardsPage>
  );
}

function useCount() {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send<Report>('POST', '/api/retention/dry-run'),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.retention }),
  });
}

function Terms({ terms }: { terms: readonly Term[] }) {
  const { t, code } = useWords();
  const [changing, setChanging] = useState<Term>();
  return (
    <>
      <ListTable
        rows={terms}
        idOf={({ kind }) => kind}
        minWidth={480}
        columns={[
          { name: t('retention.kind'), cell: ({ kind }) => code('retention', kind) },
          {
            name: t('retention.term'),
            width: 150,
            cell: ({ days, decided }) => (
              <>
                {days === null ? t('retention.forGood') : t('retention.days', { days })}
                {!decided && (
                  <Text size="xs" c="dimmed">
                    {t('retention.byDefault')}
                  </Text>
                )}
              </>
            ),
          },
          {
            name: '',
            width: 110,
            cell: (term) => (
              <ActButton
                size="compact-sm"
                aria-label={`${t('retention.change')}: ${code('retention', term.kind)}`}
                onClick={() => setChanging(term)}
              >
                {t('retention.change')}
              </ActButton>
            ),
          },
        ]}
      />
      {changing && <TermDialog term={changing} close={() => setChanging(undefined)} />}
    </>
  );
}
