import { Progress, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../data/keys.ts';
import { Notice } from '../parts/notice.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type Training, trainingQuery } from './models.api.ts';

/** How far the latest training is, or what came of it. It goes on when the page is left. */
export function TrainingLine() {
  const { data: training } = useQuery(trainingQuery);
  const client = useQueryClient();
  const modelId = training?.modelId;
  useEffect(() => {
    if (modelId) client.invalidateQueries({ queryKey: keys.models });
  }, [client, modelId]);
  return training ? <State training={training} /> : null;
}

function State({ training }: { training: Training }) {
  const { t, said } = useWords();
  const dates = useDates();
  const { state, step, rows, error, activated, finishedAt } = training;
  if (state === 'failed')
    return (
      <Notice kind="soon" title={t('models.failed', { at: dates.moment(finishedAt) })}>
        {error && said('error', error, { rows: rows ?? 0, least: '—' })}
      </Notice>
    );
  if (state === 'finished')
    return (
      <Text size="sm" c="dimmed">
        {t(activated ? 'models.replaced' : 'models.notReplaced', { at: dates.moment(finishedAt) })}
      </Text>
    );
  const [name = ''] = (step ?? '').split(' ');
  return (
    <div role="status">
      <Text size="sm" mb="xs">
        {said('word.trainingStep', state === 'waiting' ? 'waiting' : name)}
        {rows !== null && ` · ${t('models.messages', { count: rows })}`}
      </Text>
      <Progress value={100} animated aria-label={t('models.training')} />
    </div>
  );
}
