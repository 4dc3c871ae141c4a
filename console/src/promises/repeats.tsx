import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type * as schema from '../../../server/answers/repeats/repeats.schema.ts';
import { get } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import rowClasses from '../parts/row.module.css';
import { Section } from '../parts/section.tsx';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './promises.module.css';

type Found = Static<typeof schema.Repeats>;
type Repeated = Found['earlier'][number];

const repeatsQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.repeats(caseId),
    queryFn: ({ signal }) => get<Found>(`/api/cases/${caseId}/repeats`, undefined, signal),
  });

/** The earlier case at the same place, what was promised then and whether it was kept; and what came after this one. */
export function Repeats({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const { data: found } = useQuery(repeatsQuery(caseId));
  if (!found) return null;
  return (
    <>
      {found.earlier.length > 0 && (
        <Section title={t('repeats.earlier')}>
          {found.earlier.map((one) => (
            <Earlier key={one.id} one={one} />
          ))}
        </Section>
      )}
      {found.later.length > 0 && (
        <Section title={t('repeats.later')} count={found.later.length}>
          {found.later.map((one) => (
            <CaseLink key={one.id} one={one} at={one.openedAt} />
          ))}
        </Section>
      )}
    </>
  );
}

function CaseLink({ one, at }: { one: Repeated; at: string | null }) {
  const dates = useDates();
  return (
    <Link to="/cases/{-$caseId}" params={{ caseId: one.id }} search={true} className={rowClasses.row}>
      <span className={rowClasses.line}>
        <span className={rowClasses.dim}>{spoken(one.number)}</span>
        <span className={rowClasses.dim}>{dates.brief(at)}</span>
      </span>
      <span className={rowClasses.text} lang={one.language}>
        {one.title}
      </span>
    </Link>
  );
}

function Earlier({ one }: { one: Repeated }) {
  const { t, code } = useWords();
  const dates = useDates();
  const verdict = one.solved === null ? null : t(one.solved ? 'repeats.saidSolved' : 'repeats.saidNot');
  return (
    <>
      <CaseLink one={one} at={one.closedAt ?? one.answeredAt} />
      <div className={classes.then}>
        <p>{[one.outcome && code('outcome', one.outcome), verdict].filter(Boolean).join(' · ')}</p>
        {one.promises.length === 0 && <p>{t('repeats.nothingPromised')}</p>}
        {one.promises.map(({ promisedOn, state }) => (
          <p key={promisedOn + state}>
            {t('repeats.promised', { day: dates.day(promisedOn), state: code('promiseState', state) })}
          </p>
        ))}
        {one.answer && <blockquote dir="auto">{one.answer}</blockquote>}
      </div>
    </>
  );
}
