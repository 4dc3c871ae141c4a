import { useWords } from '../words/use-words.ts';
import classes from './assignments.module.css';

/** A count, or that it is too few to be told. */
export function Count({ value }: { value: number | null | undefined }) {
  const { language } = useWords();
  if (value === undefined) return null;
  if (value === null) return <TooFew />;
  return new Intl.NumberFormat(language).format(value);
}

function TooFew() {
  const { t } = useWords();
  return (
    <span className={classes.dim} title={t('realms.tooFewHow')}>
      {t('realms.tooFew')}
    </span>
  );
}

/** A share as a bar from nought, with its number. */
export function Share({ value, how }: { value: number | null | undefined; how?: string }) {
  const { percent } = useWords();
  if (value === undefined) return null;
  if (value === null) return <TooFew />;
  return (
    <span className={classes.share} title={how}>
      <span className={classes.track} aria-hidden="true">
        <span style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      <span>{percent(value)}</span>
    </span>
  );
}

/** Weeks side by side, the latest last and marked; a week of too few is a dotted line. */
export function Weeks({ weeks, recent }: { weeks: readonly (number | null)[]; recent: number }) {
  const { t } = useWords();
  const most = Math.max(1, ...weeks.map((week) => week ?? 0));
  const spoken = weeks.map((week) => week ?? t('realms.tooFew')).join(', ');
  const label = t('realms.weeksOf', { weeks: spoken });
  return (
    <span className={classes.weeks} role="img" aria-label={label} title={label}>
      {weeks.map((week, index) => {
        const now = index >= weeks.length - recent ? classes.now : '';
        // biome-ignore lint/suspicious/noArrayIndexKey: a week has no other name than its place
        if (week === null) return <span key={index} className={classes.hidden} />;
        const height = `${(week / most) * 100}%`;
        // biome-ignore lint/suspicious/noArrayIndexKey: a week has no other name than its place
        return <span key={index} className={now} style={{ height }} />;
      })}
    </span>
  );
}
