import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import type { Answer } from './answers.api.ts';

/** Who must still say yes to an answer in review, and why; silent where any second person will do. */
export function ReviewNeeds({ answer: { needs } }: { answer: Pick<Answer, 'needs'> }) {
  const { t, code } = useWords();
  if (!needs || (needs.needs === 'second person' && needs.approvedBy.length === 0)) return null;
  return (
    <p className={classes.dim}>
      {t('answer.needs', { needs: code('reviewNeed', needs.needs) })}
      {needs.note && ` (${needs.note})`}
      {needs.approvedBy.length > 0 && `; ${t('answer.approvedBy', { names: needs.approvedBy.join(', ') })}`}
    </p>
  );
}
