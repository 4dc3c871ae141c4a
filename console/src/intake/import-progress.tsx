import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { lengthInWords } from '../parts/time-left-words.ts';
import { toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { Import } from './imports.api.ts';
import classes from './imports.module.css';

/** How far it is, how fast, how long still; and when it has ended, what came of it. */
export function ImportProgress({ one }: { one: Import }) {
  const words = useWords();
  const { t, code } = words;
  const number = new Intl.NumberFormat(words.language);
  const running = one.state === 'running';
  const pace = [
    one.rate !== null && t('imports.rate', { rate: number.format(Math.round(one.rate)) }),
    one.secondsLeft !== null &&
      t('time.left', { length: lengthInWords(words, one.secondsLeft * 1000, 'elapsed') }),
  ].filter((part) => part !== false);
  return (
    <Stack gap="lg">
      <Paper>
        <Stack gap="md">
          <Group justify="space-between">
            <Text fw={600} role="status">
              {code('importState', one.state)}
            </Text>
            {running && <Cancel one={one} />}
          </Group>
          {running && (
            <>
              <Progress value={one.share * 100} aria-label={t('imports.progress')} />
              <Text size="sm" c="dimmed">
                {pace.join(' · ')}
              </Text>
            </>
          )}
          <Figures one={one} />
          {one.error && <Notice kind="late">{one.error}</Notice>}
          {running && (
            <Text size="sm" c="dimmed">
              {t('imports.mayLeave')}
            </Text>
          )}
          {one.rowsBad > 0 && !running && (
            <Group>
              <Button component="a" href={`/api/imports/${one.id}/rejects.csv`} variant="default" download>
                {t('imports.rejects', { count: one.rowsBad })}
              </Button>
            </Group>
          )}
        </Stack>
      </Paper>
    </Stack>
  );
}

function Figures({ one }: { one: Import }) {
  const { t, language } = useWords();
  const number = new Intl.NumberFormat(language);
  const read =
    one.rowsTotal === null
      ? number.format(one.rowsRead)
      : `${number.format(one.rowsRead)} / ${number.format(one.rowsTotal)}`;
  const figures = [
    [t('imports.read'), read],
    [t('imports.new'), number.format(one.rowsNew)],
    [t('imports.known'), number.format(one.rowsKnown)],
    [t('imports.bad'), number.format(one.rowsBad)],
  ] as const;
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Cancel({ one }: { one: Import }) {
  const { t } = useWords();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => send('POST', `/api/imports/${one.id}/cancel`, { version: one.version }),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.anyImport }),
  });
  return (
    <ActButton onClick={() => cancel.mutate()} loading={cancel.isPending}>
      {t('imports.cancel')}
    </ActButton>
  );
}
