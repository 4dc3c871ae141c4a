import { Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Look, Verdict } from './safeguards.api.ts';
import classes from './safeguards.module.css';

/** The message in its own words and what it was set aside as; who did it is not told. */
export function OneLook({ looks }: { looks: readonly Look[] }) {
  const { t, code } = useWords();
  const dates = useDates();
  const [at, setAt] = useState(0);
  const look = looks[Math.min(at, looks.length - 1)]!;
  const say = useSay();
  const decide = (verdict: Verdict) => {
    if (!say.isPending) say.mutate({ look, verdict });
  };
  const next = () => setAt((before) => (before + 1) % looks.length);
  useKeys([
    { keys: 'a', says: t('looks.confirm'), run: () => decide('confirmed') },
    { keys: 'r', says: t('looks.restore'), run: () => decide('restored') },
    { keys: 'j', says: t('looks.skip'), run: next },
  ]);
  return (
    <Paper component="section" aria-label={t('looks.waiting', { count: looks.length })}>
      <Stack gap="md">
        <Text size="sm" c="dimmed" role="status">
          {t('looks.waiting', { count: looks.length })}
        </Text>
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {t('looks.setAsideAs', { reason: code('setAside', look.reason) })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('looks.received', { at: dates.moment(look.receivedAt) })}
          </Text>
        </Group>
        {look.title && <Text size="sm">{look.title}</Text>}
        <p className={classes.words} dir="auto">
          {look.text}
        </p>
        <Group gap="sm">
          <ActButton keyName="a" loading={say.isPending} onClick={() => decide('confirmed')}>
            {t('looks.confirm')}
          </ActButton>
          <ActButton keyName="r" disabled={say.isPending} onClick={() => decide('restored')}>
            {t('looks.restore')}
          </ActButton>
          {looks.length > 1 && (
            <ActButton keyName="j" variant="subtle" onClick={next}>
              {t('looks.skip')}
            </ActButton>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function useSay() {
  const { t } = useWords();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ look, verdict }: { look: Look; verdict: Verdict }) =>
      send('POST', `/api/second-looks/${look.id}`, { body: { verdict } }),
    onSuccess: (_, { verdict }) => toastDone(t(`looks.done.${verdict}`)),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    // Waited for: the next message stands there before another key counts.
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.looks });
      client.invalidateQueries({ queryKey: keys.arrivals() });
    },
  });
}
