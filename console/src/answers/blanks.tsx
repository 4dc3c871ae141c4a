import { blanksIn } from '../../../server/answers/suggest/blanks.rules.ts';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';

interface BlanksProps {
  readonly text: string;
  /** Leads to the words in the text. */
  readonly show: (span: { start: number; end: number }) => void;
}

/** What is left to be filled in, in the order of the text; the server sends no answer to review that has any. */
export function Blanks({ text, show }: BlanksProps) {
  const { t } = useWords();
  const blanks = blanksIn(text);
  if (blanks.length === 0) return null;
  return (
    <div className={classes.blanks} role="status">
      <Icon name="pen" size={14} />
      <span>{t('answer.blanks', { count: blanks.length })}</span>
      {blanks.map((blank) => (
        <button key={blank.start} type="button" onClick={() => show(blank)}>
          {blank.text}
        </button>
      ))}
    </div>
  );
}
