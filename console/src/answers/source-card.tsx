import { Link } from '@tanstack/react-router';
import { ActButton } from '../parts/act-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { BlankedText } from './blanked-text.tsx';
import type { Source } from './suggest.api.ts';
import classes from './suggest-draft.module.css';

type OfAnswer = Extract<Source, { from: 'answer' }>;

interface SourceCardProps {
  readonly source: Source;
  readonly keyName: string;
  readonly take: () => void;
}

/** One thing to begin from: whose words, why they fit, what came of them, and the words as they would stand. */
export function SourceCard({ source, keyName, take }: SourceCardProps) {
  const { t } = useWords();
  return (
    <article className={classes.card}>
      <header className={classes.head}>
        <strong>
          {source.from === 'template' ? (
            t('suggest.ofTemplate', { name: source.name })
          ) : (
            <Link to="/cases/{-$caseId}" params={{ caseId: source.caseId }} target="_blank">
              {t('suggest.ofCase', { number: spoken(source.number) })}
            </Link>
          )}
        </strong>
        <ActButton keyName={keyName} size="compact-sm" onClick={take}>
          {t('suggest.take')}
        </ActButton>
      </header>
      {source.from === 'answer' && <WhyThis source={source} />}
      <BlankedText text={source.text} />
    </article>
  );
}

function WhyThis({ source }: { source: OfAnswer }) {
  const { t, code } = useWords();
  const dates = useDates();
  const reasons = source.reasons.map((reason) =>
    reason.code === 'words'
      ? t('suggest.sharedWords', { words: reason.words.join(', ') })
      : code('likeness', reason.code),
  );
  const verdict = { true: 'suggest.solved', false: 'suggest.notSolved', null: 'suggest.notSaid' } as const;
  const solved = String(source.solved) as keyof typeof verdict;
  return (
    <div className={classes.why}>
      <span>{source.title}</span>
      <span>
        {[
          dates.day(source.answeredAt),
          ...(source.outcome ? [code('outcome', source.outcome)] : []),
          ...reasons,
        ].join(' · ')}
      </span>
      <span className={classes.verdict} data-solved={solved}>
        <Icon name={source.solved === false ? 'cross' : source.solved ? 'check' : 'clock'} size={14} />
        {t(verdict[solved])}
        {source.rating !== null && `, ${t('suggest.rating', { rating: source.rating })}`}
      </span>
    </div>
  );
}
