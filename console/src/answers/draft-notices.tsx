import { CopyButton } from '@mantine/core';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Overtaken } from '../parts/overtaken.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

export function SentBack({ answer }: { answer: Answer }) {
  const { t, code } = useWords();
  const last = answer.reviews.findLast(({ verdict }) => verdict === 'sent back');
  return (
    <Notice kind="soon" title={t('answer.sentBackBy', { name: last?.byName ?? '' })}>
      {last?.reasons.map((one) => code('sendBack', one)).join(', ')}
      {last?.reason && <p className={classes.said}>{last.reason}</p>}
    </Notice>
  );
}

interface NotSavedProps {
  readonly error: Error;
  /** The writer's own words, and those that stand now; undefined when the draft is no longer one. */
  readonly text: string;
  readonly theirs: string | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** What was written stays here; when somebody saved meanwhile, the writer chooses whose words go on. */
export function NotSaved({ error, text, theirs, keepMine, takeTheirs }: NotSavedProps) {
  const { t } = useWords();
  const problem = asProblem(error);
  if (problem.code === 'changed-meanwhile' && theirs)
    return (
      <Overtaken keepMine={keepMine} takeTheirs={takeTheirs}>
        <q className={classes.quoted}>{theirs}</q>
      </Overtaken>
    );
  return (
    <Notice kind="late" title={t('answer.notSaved')}>
      {problem.detail}
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActButton mt="sm" onClick={copy}>
            {t(copied ? 'act.copied' : 'answer.copyMine')}
          </ActButton>
        )}
      </CopyButton>
    </Notice>
  );
}
