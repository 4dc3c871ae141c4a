import { Icon } from '../parts/icon.tsx';
import type { Left } from '../parts/time-left.ts';
import { TimeLeft, UsedBar } from '../parts/time-left.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { CaseClock } from './cases.api.ts';
import classes from './clocks.module.css';

/** Each clock as time left in words and a thin bar; those that ended well keep quiet. */
export function Clocks({ clocks }: { clocks: readonly CaseClock[] }) {
  const { t } = useWords();
  const latest = latestRounds(clocks);
  if (latest.length === 0) return null;
  return (
    <section aria-label={t('cases.clocks')}>
      <ul className={classes.list}>
        {latest.map((clock) => (
          <ClockItem key={clock.clock} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

const clockOrder = ['detection', 'reaction', 'preparation', 'review', 'resolution', 'promise', 'objection'];

/** A case reopened runs its clocks again: the last round is the one that counts. */
function latestRounds(clocks: readonly CaseClock[]): CaseClock[] {
  const byName = new Map<string, CaseClock>();
  for (const clock of clocks) {
    if (clock.round >= (byName.get(clock.clock)?.round ?? 0)) byName.set(clock.clock, clock);
  }
  // A clock without a term is only measured for the indicators: nobody acts on it here.
  return clockOrder
    .flatMap((name) => byName.get(name) ?? [])
    .filter(({ dueAt, state }) => dueAt || state === 'unknown');
}

function ClockItem({ clock }: { clock: CaseClock }) {
  const { t, code } = useWords();
  const dates = useDates();
  const running = clock.state === 'running';
  const left: Left = { leftMs: clock.leftMs, leftKind: clock.leftKind, overdue: running && clock.breached };
  const due = clock.dueAt ? t('clock.due', { at: dates.moment(clock.dueAt) }) : undefined;
  return (
    <li className={classes.clock} title={due}>
      <span className={classes.name}>
        {clock.round > 1
          ? t('clock.again', { clock: code('clock', clock.clock), round: clock.round })
          : code('clock', clock.clock)}
      </span>
      {running ? <TimeLeft left={left} /> : <Ended clock={clock} />}
      {running && (
        <>
          <UsedBar share={clock.usedShare === null ? null : Math.min(1, clock.usedShare)} left={left} />
          <span className={classes.due}>{due}</span>
        </>
      )}
    </li>
  );
}

function Ended({ clock }: { clock: CaseClock }) {
  const { t, code } = useWords();
  const dates = useDates();
  if (clock.state !== 'stopped')
    return <span className={classes.quiet}>{code('clockState', clock.state)}</span>;
  return (
    <span className={clock.breached ? classes.late : classes.quiet}>
      <Icon name={clock.breached ? 'alert' : 'check'} size={14} />
      {t(clock.breached ? 'clock.stoppedLate' : 'clock.stopped', { at: dates.brief(clock.stoppedAt) })}
    </span>
  );
}
