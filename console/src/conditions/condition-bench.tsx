import { List, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ConditionTrialReply } from '../../../server/cases/by-condition/conditions.routes.ts';
import { send } from '../data/client.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Failed } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './condition.module.css';
import { type Condition, isComplete, leavesOf, toTree } from './condition-tree.ts';
import { useLeafWords } from './condition-words.ts';

type Trial = Static<typeof ConditionTrialReply>;

/** The test bench of every condition: for which of last month's cases it holds, and each line by itself. */
export function ConditionBench({ condition }: { condition: Condition }) {
  const { t } = useWords();
  const trial = useMutation({
    mutationFn: async () => ({
      asked: condition,
      trial: await send<Trial>('POST', '/api/conditions/try', { body: { condition } }),
    }),
  });
  return (
    <Stack gap="xs" align="stretch">
      <div>
        <ActButton
          type="button"
          size="compact-sm"
          disabled={!isComplete(condition)}
          loading={trial.isPending}
          onClick={() => trial.mutate()}
        >
          {t('condition.try')}
        </ActButton>
      </div>
      {trial.error && <Failed error={trial.error} again={() => trial.mutate()} />}
      {trial.data && <Result {...trial.data} />}
    </Stack>
  );
}

function Result({ asked, trial }: { asked: Condition; trial: Trial }) {
  const { t, language } = useWords();
  const sayLeaf = useLeafWords();
  const number = new Intl.NumberFormat(language);
  // Each line is counted by what it asks, not by whether it has to be so.
  const lines = leavesOf(toTree(asked)).map((leaf) => sayLeaf({ ...leaf, not: false }));
  return (
    <div role="status">
      <Text size="sm" fw={500}>
        {t('condition.held', { held: trial.held, asked: number.format(trial.asked) })}
      </Text>
      {lines.length > 1 && (
        <ul className={classes.counts} aria-label={t('condition.byLine')}>
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place in the order
            <Text key={place} component="li" size="xs" c="dimmed">
              <span>{line}</span>
              <span>{number.format(trial.parts[place] ?? 0)}</span>
            </Text>
          ))}
        </ul>
      )}
      <List size="sm">
        {trial.examples.map(({ caseId, title }) => (
          <List.Item key={caseId}>
            <Link to="/cases/{-$caseId}" params={{ caseId }} target="_blank">
              {title}
            </Link>
          </List.Item>
        ))}
      </List>
    </div>
  );
}
