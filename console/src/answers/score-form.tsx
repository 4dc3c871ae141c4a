import { Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Criterion, criteria } from '../../../server/answers/sampling/agreement.rules.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { ActButton } from '../parts/act-button.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Sample, ScoresBody } from './quality.api.ts';

const steps = ['0', '1', '2'] as const;

/** Six criteria, each no, partly or yes; nothing is scored before all are. */
export function ScoreForm({ sample }: { sample: Sample }) {
  const { t, code } = useWords();
  const client = useQueryClient();
  const [scores, setScores] = useState<Partial<Record<Criterion, number>>>({});
  const [comment, setComment] = useState('');
  const whole = wholeScores(scores);
  const save = useMutation({
    mutationFn: (body: ScoresBody) => send('POST', `/api/quality/${sample.id}/scores`, { body }),
    onSuccess: () => toastDone(t('saved')),
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.quality }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) save.mutate({ scores: whole, comment: comment.trim() || null });
  };
  return (
    <form onSubmit={submit} className={classes.card}>
      <Words sample={sample} />
      <Stack gap="xs" mt="md">
        {criteria.map((criterion) => (
          <Group key={criterion} justify="space-between" gap="sm" maw={420}>
            <Text size="sm">{code('criterion', criterion)}</Text>
            <SegmentedControl
              aria-label={code('criterion', criterion)}
              value={scores[criterion] === undefined ? '' : String(scores[criterion])}
              onChange={(value) => setScores((before) => ({ ...before, [criterion]: Number(value) }))}
              data={steps.map((value) => ({ value, label: code('score', value) }))}
            />
          </Group>
        ))}
        <Textarea
          label={t('quality.comment')}
          autosize
          minRows={1}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group>
          <ActButton type="submit" variant="filled" disabled={!whole} loading={save.isPending}>
            {t('quality.save')}
          </ActButton>
        </Group>
      </Stack>
    </form>
  );
}

function Words({ sample }: { sample: Sample }) {
  const { t, code, name } = useWords();
  const dates = useDates();
  const { topic } = useDirectory();
  const parts = [
    sample.outcome && code('outcome', sample.outcome),
    sample.promisedOn &&
      t(sample.outcome === 'solved' ? 'answer.doneOn' : 'answer.until', {
        date: dates.day(sample.promisedOn),
      }),
    sample.responsible,
  ].filter(Boolean);
  return (
    <>
      <Text size="xs" c="dimmed">
        {name(topic.get(sample.topicId)?.name)} · {t('quality.asked')}
      </Text>
      <p className={classes.said} dir="auto">
        {sample.question}
      </p>
      <Text size="xs" c="dimmed" mt="md">
        {t('quality.answered')}
      </Text>
      <p className={classes.said} dir="auto">
        {sample.text}
      </p>
      <p className={classes.dim}>{parts.join(' · ')}</p>
    </>
  );
}

function wholeScores(scores: Partial<Record<Criterion, number>>): ScoresBody['scores'] | undefined {
  const filled = criteria.every((criterion) => scores[criterion] !== undefined);
  return filled ? (scores as ScoresBody['scores']) : undefined;
}
