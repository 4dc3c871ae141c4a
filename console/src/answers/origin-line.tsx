import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { spoken } from '../words/case-number.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

type Origin = Pick<Answer, 'draftedByAi' | 'model' | 'sources'>;

/** Where the words come from: a model, and the answers to other cases they were begun from. Silent for what people wrote. */
export function OriginLine({ answer, warns = false }: { answer: Origin | undefined; warns?: boolean }) {
  const { t } = useWords();
  if (!answer || (!answer.draftedByAi && answer.sources.length === 0)) return null;
  const { draftedByAi, model, sources } = answer;
  return (
    <div className={classes.origin}>
      {draftedByAi && (
        <Badge color="yellow" variant="light">
          {t('answer.byAi', { model: model ?? '' })}
        </Badge>
      )}
      {draftedByAi && warns && <span>{t('answer.byAiHow')}</span>}
      {sources.length > 0 && (
        <span>
          {t('answer.sources')}{' '}
          {sources.map(({ caseId, number }, at) => (
            <span key={caseId}>
              {at > 0 && ', '}
              <Link to="/cases/{-$caseId}" params={{ caseId }} target="_blank">
                {spoken(number)}
              </Link>
            </span>
          ))}
        </span>
      )}
    </div>
  );
}
