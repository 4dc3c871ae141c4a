import { Disclosure } from '../parts/disclosure.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

/** What a correction is to take the place of. */
export function FormerAnswer({ answer }: { answer: Answer | undefined }) {
  const { t } = useWords();
  const dates = useDates();
  if (!answer?.corrects) return null;
  const { text, publishedAt } = answer.corrects;
  return (
    <Disclosure title={t('answer.former')} opened>
      <figure className={classes.preview}>
        <figcaption>{dates.moment(publishedAt)}</figcaption>
        <p dir="auto">{text}</p>
      </figure>
    </Disclosure>
  );
}
