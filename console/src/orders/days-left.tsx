import { Icon } from '../parts/icon.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { daysUntil } from './days-until.ts';
import classes from './orders.module.css';

/** A day in words, and how far it is: amber on the day itself, red after it. */
export function DaysLeft({ on, over = false }: { on: string; over?: boolean }) {
  const { t } = useWords();
  const dates = useDates();
  const { timeZone } = useDirectory();
  const left = daysUntil(on, Date.now(), timeZone);
  if (over) return <span className={classes.dim}>{dates.day(on)}</span>;
  const pressing = left < 0 ? 'late' : left === 0 ? 'today' : undefined;
  return (
    <span>
      {dates.day(on)}
      <span className={classes.left} data-pressing={pressing}>
        {pressing && <Icon name="alert" size={12} />}
        {left < 0 ? t('orders.late', { days: -left }) : t('orders.left', { days: left })}
      </span>
    </span>
  );
}
