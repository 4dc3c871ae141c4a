import { Group } from '@mantine/core';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import type { Answer } from './answers.api.ts';

export function SentBack({ answer }: { answer: Answer }) {
  const { t } = useWords();
  const last = answer.reviews.findLast(({ verdict }) => verdict === 'sent back');
  return (
    <Notice kind="soon" title={t('answer.sentBackBy', { name: last?.byName ?? '' })}>
      {last?.reason}
    </Notice>
  );
}

interface NotSavedProps {
  readonly error: Error;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** What was written stays here; when somebody saved meanwhile, the writer chooses whose words go on. */
export function NotSaved({ error, keepMine, takeTheirs }: NotSavedProps) {
  const { t } = useWords();
  const problem = asProblem(error);
  return (
    <Notice kind="late" title={t('answer.notSaved')}>
      {problem.detail}
      {problem.code === 'changed-meanwhile' && (
        <Group gap="sm" mt="sm">
          <ActButton onClick={keepMine}>{t('answer.keepMine')}</ActButton>
          <ActButton onClick={takeTheirs}>{t('answer.takeTheirs')}</ActButton>
        </Group>
      )}
    </Notice>
  );
}
