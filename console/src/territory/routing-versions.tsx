import { Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { RoutingVersions as Shape } from '../../../server/territory/routing-versions.routes.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

type Version = Static<typeof Shape>[number];

/** The sets of rules as they were in force, each a way back. */
export function RoutingVersions() {
  const { t } = useWords();
  const dates = useDates();
  const client = useQueryClient();
  const key = [...keys.directory, 'routing versions'];
  const { data = [] } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<Version[]>('/api/routing/versions', undefined, signal),
  });
  const restore = useMutation({
    mutationFn: (version: number) => send('POST', `/api/routing/versions/${version}/restore`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.directory }),
    onError: (error) => toastRefused(t('problem.notDone'), error),
  });
  if (data.length === 0) return null;
  return (
    <section>
      <Title order={2} mb="sm">
        {t('trial.versions')}
      </Title>
      <ListTable
        rows={data}
        idOf={({ version }) => String(version)}
        plain
        columns={[
          {
            name: 'version',
            cell: ({ version, madeAt, madeByName, rules }) => (
              <Group gap="sm">
                <Text size="sm">{t('trial.version', { version, count: rules.length })}</Text>
                <Text size="xs" c="dimmed">
                  {[madeByName, dates.moment(madeAt)].filter(Boolean).join(' · ')}
                </Text>
              </Group>
            ),
          },
          {
            name: 'act',
            width: 200,
            figures: true,
            cell: ({ version }) =>
              version !== data[0]?.version && (
                <ActButton
                  size="compact-sm"
                  loading={restore.isPending && restore.variables === version}
                  onClick={() => restore.mutate(version)}
                >
                  {t('trial.restore')}
                </ActButton>
              ),
          },
        ]}
      />
    </section>
  );
}
