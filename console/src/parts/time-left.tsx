import { VisuallyHidden } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import { Icon } from './icon.tsx';
import classes from './time-left.module.css';
import { type Left, urgencyOf } from './time-left.ts';
import { leftBriefly, leftInWords } from './time-left-words.ts';

interface TimeLeftProps {
  readonly left: Left;
  readonly title?: string;
  /** In a row of a list: shorter to see, in full to hear and on hover. */
  readonly brief?: boolean;
}

/** The time left in words; an icon joins the colour when somebody should act. */
export function TimeLeft({ left, title, brief = false }: TimeLeftProps) {
  const words = useWords();
  const urgency = urgencyOf(left);
  const whole = leftInWords(words, left);
  return (
    <span
      className={`${classes.line} ${classes[urgency]}`}
      title={[brief && whole, title].filter(Boolean).join(' · ') || undefined}
    >
      {urgency !== 'calm' && <Icon name={urgency === 'late' ? 'alert' : 'clock'} size={14} />}
      {brief ? (
        <>
          <span aria-hidden="true">{leftBriefly(words, left)}</span>
          <VisuallyHidden>{whole}</VisuallyHidden>
        </>
      ) : (
        whole
      )}
    </span>
  );
}

/** A thin bar beside words that say the same: silent to screen readers. */
export function UsedBar({ share, left }: { share: number | null; left: Left }) {
  if (share === null) return null;
  return (
    <div className={classes.bar} aria-hidden="true">
      <div className={classes.used} data-urgency={urgencyOf(left)} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
