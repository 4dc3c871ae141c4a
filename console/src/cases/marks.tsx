import { Badge } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './marks.module.css';

/** Ordinary risk is not worth a sign. */
export function RiskMark({ risk }: { risk: string }) {
  const { code } = useWords();
  if (risk === 'ordinary') return null;
  return (
    <span className={classes.risk} data-risk={risk}>
      {risk === 'critical' && <Icon name="alert" size={13} />}
      {code('risk', risk)}
    </span>
  );
}

/** Where the latest answer stands, when it is between a draft and the resident. */
export function AnswerMark({ state }: { state: string | null }) {
  const { code } = useWords();
  if (state === null || state === 'published') return null;
  return (
    <span>
      <Icon name={state === 'draft' || state === 'sent back' ? 'pen' : 'send'} size={14} />
      {code('answerState', state)}
    </span>
  );
}

const colours: Readonly<Record<string, string>> = {
  closed: 'gray',
  withdrawn: 'gray',
  merged: 'gray',
};

export function StateBadge({ state }: { state: string }) {
  const { code } = useWords();
  return (
    <Badge color={colours[state] ?? 'petrol'} className={classes.state}>
      {code('state', state)}
    </Badge>
  );
}
