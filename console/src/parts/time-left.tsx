import { useWords } from '../words/use-words.ts';
import { Icon } from './icon.tsx';
import classes from './time-left.module.css';
import { type Left, urgencyOf } from './time-left.ts';
import { leftInWords } from './time-left-words.ts';

/** The time left in words; an icon joins the colour when somebody should act. */
export function TimeLeft({ left, title }: { left: Left; title?: string }) {
  const words = useWords();
  const urgency = urgencyOf(left);
  return (
    <span className={`${classes.line} ${classes[urgency]}`} title={title}>
      {urgency !== 'calm' && <Icon name={urgency === 'late' ? 'alert' : 'clock'} size={14} />}
      {leftInWords(words, left)}
    </span>
  );
}

/** A thin bar beside words that say the same: silent to screen readers. */
export function UsedBar({ share, left }: { share: number | null; left: Left }) {
  if (share === null) return <div className={classes.bar} aria-hidden="true" />;
  return (
    <div className={classes.bar} aria-hidden="true">
      <div className={classes.used} data-urgency={urgencyOf(left)} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
