import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Columns } from '../parts/columns.tsx';
import rowClasses from '../parts/row.module.css';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { WindowedList } from '../parts/windowed-list.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type MassRow, massesQuery } from './mass.api.ts';
import { OneMass } from './one-mass.tsx';

/** Many cases with one cause: proposed from bursts, declared by hand, answered once. */
export function MassPage() {
  const { t } = useWords();
  usePageTitle(t('mass.title'));
  const { massId } = useParams({ from: '/mass-problems/{-$massId}' });
  const asked = useQuery(massesQuery);
  return (
    <Columns
      narrow={massId ? 'work' : 'list'}
      listLabel={t('mass.title')}
      list={
        <Shown of={asked}>
          {(rows) =>
            rows.length === 0 ? (
              <Saying icon="people" title={t('mass.none')}>
                {t('mass.noneHow')}
              </Saying>
            ) : (
              <WindowedList rows={rows} idOf={({ id }) => id} selectedId={massId} rowHeight={84}>
                {(row) => <MassLine row={row} selected={row.id === massId} />}
              </WindowedList>
            )
          }
        </Shown>
      }
    >
      {massId && <OneMass key={massId} massId={massId} />}
      {!massId && asked.data && asked.data.length > 0 && <Saying icon="people" title={t('mass.choose')} />}
    </Columns>
  );
}

function MassLine({ row, selected }: { row: MassRow; selected: boolean }) {
  const { t, code } = useWords();
  const dates = useDates();
  return (
    <Link
      to="/mass-problems/{-$massId}"
      params={{ massId: row.id }}
      className={rowClasses.row}
      aria-current={selected ? 'true' : undefined}
    >
      <span className={rowClasses.line}>
        <span className={rowClasses.strong} lang={row.titleLanguage}>
          {row.title}
        </span>
        <span className={rowClasses.dim}>{dates.brief(row.declaredAt)}</span>
      </span>
      <span className={rowClasses.dim}>
        {code('massState', row.state)}
        {row.answerState ? ` · ${code('massAnswer', row.answerState)}` : ''}
      </span>
      <span className={rowClasses.dim}>
        {t('mass.counts', { confirmed: row.confirmed, proposed: row.proposed })}
      </span>
    </Link>
  );
}
