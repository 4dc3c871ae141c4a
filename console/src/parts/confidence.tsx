import { useWords } from '../words/use-words.ts';
import classes from './confidence.module.css';

/** How sure a proposal is, 0–1: a quiet bar and the figure. */
export function Confidence({ value }: { value: number }) {
  const words = useWords();
  const percent = words.percent(value);
  return (
    <span className={classes.confidence} title={words.t('triage.confidence', { percent })}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${value * 100}%` }} />
      </span>
      <span className={classes.figure}>{percent}</span>
    </span>
  );
}
