import { Link } from '@tanstack/react-router';
import { PassedSection } from '../assignments/passed-section.tsx';
import { InstructionsOf } from '../orders/instructions-of.tsx';
import rowClasses from '../parts/row.module.css';
import { Section } from '../parts/section.tsx';
import { Repeats } from '../promises/repeats.tsx';
import { AreaMap } from '../territory/area-map.tsx';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './case-context.module.css';
import type { Case, CaseRow } from './cases.api.ts';
import { Story } from './story.tsx';
import { Checklist } from './work/checklist.tsx';
import { FormalAppeal } from './work/formal-appeal.tsx';
import { Tags } from './work/tags.tsx';
import { Tasks } from './work/tasks.tsx';
import { Together } from './work/together.tsx';

/** Where it is, what happened there before, how the like of it was solved, and the story of the case. */
export function CaseContext({ row }: { row: Case }) {
  const { t } = useWords();
  return (
    <>
      <AreaMap areaId={row.areaId} lon={row.lon} lat={row.lat} label={row.placeLabel} />
      <Repeats caseId={row.id} />
      <FormalAppeal row={row} />
      <Checklist row={row} />
      <Tags row={row} />
      <Together row={row} />
      <Tasks row={row} />
      <PassedSection row={row} />
      <InstructionsOf about={{ caseId: row.id }} authorityId={row.authorityId} />
      <Section title={t('context.nearby')} count={row.nearby.length}>
        {row.nearby.length === 0 && <p className={classes.none}>{t('context.nearbyNone')}</p>}
        {row.nearby.map((one) => (
          <Nearby key={one.id} row={one} />
        ))}
      </Section>
      <Section title={t('context.similar')} count={row.similarSolved.length}>
        {row.similarSolved.length === 0 && <p className={classes.none}>{t('context.similarNone')}</p>}
        {row.similarSolved.map((one) => (
          <Similar key={one.caseId} similar={one} />
        ))}
      </Section>
      <Section title={t('context.story')}>
        <Story caseId={row.id} />
      </Section>
    </>
  );
}

function Nearby({ row }: { row: CaseRow }) {
  const { code } = useWords();
  const dates = useDates();
  return (
    <Link to="/cases/{-$caseId}" params={{ caseId: row.id }} search={true} className={rowClasses.row}>
      <span className={rowClasses.line}>
        <span className={rowClasses.dim}>
          {spoken(row.number)} · {code('state', row.state)}
        </span>
        <span className={rowClasses.dim}>{dates.brief(row.openedAt)}</span>
      </span>
      <span className={rowClasses.text} lang={row.language}>
        {row.title}
      </span>
    </Link>
  );
}

function Similar({ similar }: { similar: Case['similarSolved'][number] }) {
  const { t } = useWords();
  return (
    <details className={classes.similar}>
      <summary>
        {similar.title}
        {similar.rating !== null && (
          <span className={rowClasses.dim}> · {t('context.rating', { rating: similar.rating })}</span>
        )}
      </summary>
      <p className={classes.answer}>{similar.answerText}</p>
      <Link to="/cases/{-$caseId}" params={{ caseId: similar.caseId }} search={true}>
        {spoken(similar.number)}
      </Link>
    </details>
  );
}
