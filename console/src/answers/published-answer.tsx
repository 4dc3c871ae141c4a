import threadClasses from '../cases/thread.module.css';
import { Icon } from '../parts/icon.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Answer } from './answers.api.ts';
import { CorrectAnswer } from './correct-answer.tsx';
import { OriginLine } from './origin-line.tsx';

/** What the resident was told, as a reply in the thread. */
export function PublishedAnswer({ answer, correction }: { answer: Answer; correction: Answer | undefined }) {
  const { t, code } = useWords();
  const dates = useDates();
  const link = answer.deliveries.find(({ url }) => url !== null)?.url;
  return (
    <article className={threadClasses.answer}>
      <header className={threadClasses.head}>
        <span className={threadClasses.who}>{code('answerKind', answer.kind)}</span>
        {answer.outcome && <span>{code('outcome', answer.outcome)}</span>}
        <time dateTime={answer.publishedAt ?? undefined}>{dates.moment(answer.publishedAt)}</time>
        {answer.draftedByName && <span>{answer.draftedByName}</span>}
        {answer.corrects && (
          <span>{t('answer.corrects', { moment: dates.moment(answer.corrects.publishedAt) })}</span>
        )}
        {correction && (
          <strong>{t('answer.corrected', { moment: dates.moment(correction.publishedAt) })}</strong>
        )}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer" className={threadClasses.sign}>
            <Icon name="external" size={13} />
            {t('answer.whereItStands')}
          </a>
        )}
      </header>
      <p className={threadClasses.text} dir="auto">
        {answer.text}
      </p>
      {(answer.promisedOn ?? answer.responsible) && (
        <p className={threadClasses.under}>
          {[
            answer.promisedOn &&
              t(answer.outcome === 'solved' ? 'answer.doneOn' : 'answer.until', {
                date: dates.day(answer.promisedOn),
              }),
            answer.responsible,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <OriginLine answer={answer} />
      <CorrectAnswer answer={answer} />
    </article>
  );
}
