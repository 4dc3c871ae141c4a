import { List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { send } from '../data/client.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Trial } from './rules.api.ts';

/** Which of the latest events a rule as it stands in the form would have fired for. */
export function RuleTrial({ body }: { body: unknown }) {
  const { t, code } = useWords();
  const dates = useDates();
  const trial = useMutation({ mutationFn: () => send<Trial>('POST', '/api/automation/try', { body }) });
  return (
    <Stack gap="sm" align="start">
      <ActButton type="button" loading={trial.isPending} onClick={() => trial.mutate()}>
        {t('automation.try')}
      </ActButton>
      {trial.error && <Notice kind="late">{asProblem(trial.error).detail}</Notice>}
      {trial.data && (
        <div role="status">
          <Text size="sm">{t('automation.tried', { tried: trial.data.tried, fired: trial.data.fired })}</Text>
          <Text size="xs" c="dimmed">
            {t('automation.triedHow')}
          </Text>
          <List size="sm">
            {trial.data.examples.slice(0, 20).map(({ caseId, title, eventType, at }) => (
              <List.Item key={`${caseId} ${eventType} ${at}`}>
                {title}{' '}
                <Text span size="xs" c="dimmed">
                  {code('event', eventType)} · {dates.moment(at)}
                </Text>
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
