import { Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { send } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { asProblem } from '../../data/problem.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/screens.tsx';
import { usePageTitle } from '../../parts/use-page-title.ts';
import { useWords } from '../../words/use-words.ts';
import { type BoundaryImportView, boundaryImportQuery } from './boundaries.api.ts';
import { BoundaryOptionsForm } from './boundary-options-form.tsx';
import { ChangesTable, Figures, ProblemsTable } from './boundary-report.tsx';

/** What a file of boundaries would do, then did. It can be left and found again. */
export function BoundaryImportPage() {
  const { t } = useWords();
  const { importId } = useParams({ from: '/boundaries/$importId' });
  const asked = useQuery(boundaryImportQuery(importId));
  const title = asked.data?.fileName ?? t('boundaries.title');
  usePageTitle(title);
  return (
    <Page title={title}>
      <Shown of={asked}>{(one) => <OneFile one={one} />}</Shown>
    </Page>
  );
}

function OneFile({ one }: { one: BoundaryImportView }) {
  const { t } = useWords();
  const isWaiting = one.state === 'waiting';
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed" role="status">
        {t(isWaiting ? 'boundaries.waiting' : 'boundaries.applied')}
      </Text>
      {isWaiting && <BoundaryOptionsForm key={one.version} one={one} />}
      {one.report && <Figures report={one.report} isDone={!isWaiting} />}
      {isWaiting && <Acts one={one} />}
      {one.report && <ProblemsTable report={one.report} />}
      {one.changes.length > 0 && <ChangesTable changes={one.changes} />}
    </Stack>
  );
}

function Acts({ one }: { one: BoundaryImportView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const count = (one.report?.made ?? 0) + (one.report?.changed ?? 0);
  const apply = useMutation({
    mutationFn: () =>
      send<BoundaryImportView>('POST', `/api/boundaries/${one.id}/apply`, {
        body: { stamp: one.stamp },
        version: one.version,
      }),
    onSuccess: (view) => client.setQueryData(keys.boundaryImport(one.id), view),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.boundaryImports }),
        client.invalidateQueries({ queryKey: keys.directory }),
      ]),
  });
  const away = useMutation({
    mutationFn: () => send('DELETE', `/api/boundaries/${one.id}`, { version: one.version }),
    onSuccess: async () => {
      await navigate({ to: '/boundaries' });
      await client.invalidateQueries({ queryKey: keys.boundaryImports });
    },
  });
  const problem = apply.error && asProblem(apply.error);
  return (
    <Stack gap="sm">
      {problem && (
        <Notice kind="late">
          {problem.code === 'changed-meanwhile' ? t('boundaries.stale') : problem.detail}
        </Notice>
      )}
      {away.error && <Notice kind="late">{asProblem(away.error).detail}</Notice>}
      {count === 0 && <Notice kind="plain">{t('boundaries.nothing')}</Notice>}
      <Group gap="sm">
        {count > 0 && (
          <ActButton variant="filled" loading={apply.isPending} onClick={() => apply.mutate()}>
            {t('boundaries.apply', { count })}
          </ActButton>
        )}
        <ActButton loading={away.isPending} onClick={() => away.mutate()}>
          {t('boundaries.away')}
        </ActButton>
      </Group>
    </Stack>
  );
}
