import { Badge } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { AnswerFacts } from './answer-facts.tsx';
import type { Answer } from './answers.api.ts';
import { Findings } from './findings.tsx';
import { FormerAnswer } from './former-answer.tsx';
import { MarkedAnswer } from './marked-answer.tsx';
import { OriginLine } from './origin-line.tsx';
import { Proofs } from './proofs.tsx';
import { ReviewActs } from './review-acts.tsx';
import { ReviewNeeds } from './review-needs.tsx';

/** An answer somebody else holds, or that is on its way out. */
export function AnswerCard({ answer }: { answer: Answer }) {
  const { t, code } = useWords();
  const dates = useDates();
  const troubled = answer.deliveries.filter(({ error }) => error !== null);
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <strong>{answer.corrects ? t('answer.correction') : code('answerKind', answer.kind)}</strong>
        <Badge color={answer.state === 'failed' || answer.state === 'outcome unknown' ? 'red' : 'petrol'}>
          {code('answerState', answer.state)}
        </Badge>
        <span className={classes.dim}>
          {t('answer.by', { name: answer.draftedByName ?? '—' })} · {dates.moment(answer.changedAt)}
        </span>
      </header>
      <OriginLine answer={answer} warns={answer.state === 'in review'} />
      <FormerAnswer answer={answer} />
      <MarkedAnswer answer={answer} />
      <AnswerFacts answer={answer} />
      <Proofs answer={answer} />
      <Findings answer={answer} />
      {troubled.map(({ id, error }) => (
        <p key={id} className={classes.dim}>
          <Icon name="alert" size={14} /> {error}
        </p>
      ))}
      <ReviewNeeds answer={answer} />
      <ReviewActs answer={answer} />
    </article>
  );
}
