import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Columns } from '../parts/columns.tsx';
import { Saying } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseColumn } from './case-column.tsx';
import { casesQuery } from './cases.api.ts';
import { Queue } from './queue.tsx';

/** Queue · case · context. */
export function CasesPage() {
  const { t } = useWords();
  usePageTitle(t('page.cases'));
  const { caseId } = useParams({ from: '/cases/{-$caseId}' });
  const filter = useSearch({ from: '/cases/{-$caseId}' });
  const list = useInfiniteQuery(casesQuery(filter));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const step = useStep(
    rows.map(({ id }) => id),
    caseId,
  );
  useKeys([
    { keys: 'j', says: t('keys.next'), run: () => step(1) },
    { keys: 'k', says: t('keys.previous'), run: () => step(-1) },
  ]);
  return (
    <Columns
      narrow={caseId ? 'work' : 'list'}
      listLabel={t('cases.queue')}
      list={
        <Queue
          list={list}
          rows={rows}
          meant={list.data?.pages[0]?.meant ?? []}
          selectedId={caseId}
          filter={filter}
        />
      }
    >
      {caseId ? (
        <CaseColumn key={caseId} caseId={caseId} />
      ) : (
        rows.length > 0 && (
          <Saying icon="cases" title={t('cases.choose')}>
            {t('cases.chooseHow')}
          </Saying>
        )
      )}
    </Columns>
  );
}

function useStep(ids: readonly string[], current: string | undefined) {
  const navigate = useNavigate();
  return (by: number) => {
    const at = current === undefined ? -1 : ids.indexOf(current);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next === undefined || next === current) return;
    navigate({
      to: '/cases/{-$caseId}',
      params: { caseId: next },
      search: true,
      replace: current !== undefined,
    });
  };
}
