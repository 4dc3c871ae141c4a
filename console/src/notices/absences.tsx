import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { MomentField } from '../parts/moment-field.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastRefused } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { absencesQuery, colleaguesQuery } from './notices.api.ts';

/** When I am away, and who stands in. */
export function Absences() {
  const { t } = useWords();
  const dates = useDates();
  const asked = useQuery(absencesQuery);
  const remove = useChange((id: string) => send('DELETE', `/api/absences/${id}`));
  return (
    <Paper maw={640}>
      <Stack gap="md">
        <Shown of={asked} rows={2}>
          {(rows) =>
            rows.length === 0 ? (
              <Text size="sm">{t('away.none')}</Text>
            ) : (
              rows.map((row) => (
                <Group key={row.id} justify="space-between">
                  <Text size="sm">
                    {dates.moment(row.from)} – {dates.moment(row.until)} · {t('away.deputy')}:{' '}
                    {row.deputyName ?? t('away.noDeputy')}
                  </Text>
                  <Button variant="default" size="compact-sm" onClick={() => remove.mutate(row.id)}>
                    {t('away.remove')}
                  </Button>
                </Group>
              ))
            )
          }
        </Shown>
        <NewAbsence />
      </Stack>
    </Paper>
  );
}

function NewAbsence() {
  const { t } = useWords();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [deputyId, setDeputy] = useState<string | null>(null);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const add = useChange(() =>
    send('POST', '/api/absences', {
      body: { from, until, deputyId },
    }),
  );
  const ready = from !== '' && until !== '' && from < until;
  return (
    <Group gap="sm" align="end">
      <MomentField label={t('away.from')} value={from} onChange={setFrom} />
      <MomentField label={t('away.until')} value={until} onChange={setUntil} />
      <Select
        label={t('away.deputy')}
        placeholder={t('away.noDeputy')}
        data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={deputyId}
        onChange={setDeputy}
        searchable
        clearable
      />
      <Button variant="default" disabled={!ready} loading={add.isPending} onClick={() => add.mutate('')}>
        {t('away.add')}
      </Button>
    </Group>
  );
}

function useChange(work: (id: string) => Promise<unknown>) {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: work,
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.absences }),
  });
}
