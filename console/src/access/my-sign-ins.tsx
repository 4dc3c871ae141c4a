import { Badge, Group } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MySignIn } from '../../../server/access/access.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

const mySignInsQuery = queryOptions({
  queryKey: keys.mySignIns,
  queryFn: ({ signal }) => get<MySignIn[]>('/api/session/all', undefined, signal),
});

export function MySignIns() {
  const { t } = useWords();
  const asked = useQuery(mySignInsQuery);
  const end = useEnd();
  return (
    <Shown of={asked} rows={3}>
      {(rows) => (
        <>
          <SignInTable rows={rows} end={(id) => end.mutate(id)} busy={end.isPending} />
          {rows.length > 1 && (
            <div>
              <ActButton onClick={() => end.mutate(undefined)} loading={end.isPending}>
                {t('security.endOthers')}
              </ActButton>
            </div>
          )}
        </>
      )}
    </Shown>
  );
}

/** Ends one session, or all but this one. */
function useEnd() {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) =>
      send('DELETE', id === undefined ? '/api/session/others' : `/api/session/all/${id}`),
    onSuccess: (_, id) => toastDone(t(id === undefined ? 'security.endedOthers' : 'security.ended')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.mySignIns }),
  });
}

interface SignInTableProps {
  readonly rows: readonly MySignIn[];
  readonly end: (id: string) => void;
  readonly busy: boolean;
}

function SignInTable({ rows, end, busy }: SignInTableProps) {
  const { t } = useWords();
  const dates = useDates();
  const nameOf = ({ browser, system }: MySignIn) =>
    [browser, system].filter(Boolean).join(', ') || t('access.unknownDevice');
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        {
          name: t('security.device'),
          cell: (row) => (
            <Group gap="xs">
              {nameOf(row)}
              {row.current && <Badge variant="light">{t('security.current')}</Badge>}
              {row.newDevice && (
                <Badge c="var(--heed-soon)" bg="var(--heed-soon-ground)">
                  {t('security.newDevice')}
                </Badge>
              )}
            </Group>
          ),
        },
        { name: t('security.since'), width: 150, cell: ({ createdAt }) => dates.moment(createdAt) },
        { name: t('security.seen'), width: 150, cell: ({ seenAt }) => dates.ago(seenAt) },
        {
          name: t('security.acts'),
          width: 120,
          cell: (row) =>
            !row.current && (
              <ActButton
                size="compact-sm"
                disabled={busy}
                onClick={() => end(row.id)}
                aria-label={t('security.endNamed', { device: nameOf(row) })}
              >
                {t('security.end')}
              </ActButton>
            ),
        },
      ]}
    />
  );
}
