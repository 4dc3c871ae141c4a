import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import caseClasses from '../cases/case-column.module.css';
import { CaseContext } from '../cases/case-context.tsx';
import { CaseHead } from '../cases/case-head.tsx';
import { caseQuery } from '../cases/cases.api.ts';
import { Thread } from '../cases/thread.tsx';
import { Columns, Work } from '../parts/columns.tsx';
import rowClasses from '../parts/row.module.css';
import { Saying, Shown } from '../parts/screens.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { WindowedList } from '../parts/windowed-list.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useDirectory } from '../territory/directory.ts';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { AnswerCard } from './answer-card.tsx';
import { bodyOf, type InReview, reviewsQuery } from './answers.api.ts';
import { Previews } from './previews.tsx';

/** What waits for a second person, the longest first; the case and the exact words beside it. */
export function ReviewsPage() {
  const { t } = useWords();
  usePageTitle(t('page.reviews'));
  const { answerId } = useParams({ from: '/reviews/{-$answerId}' });
  const asked = useInfiniteQuery(reviewsQuery);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = asked;
  const waiting = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const at = waiting.findIndex(({ answer }) => answer.id === answerId);
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  };
  // Somebody was sent to an answer further down.
  const isFurther = answerId !== undefined && at < 0 && hasNextPage && !isFetchingNextPage;
  useEffect(() => {
    if (isFurther) fetchNextPage();
  }, [isFurther, fetchNextPage]);
  const go = useGo();
  const step = (by: number) => go(waiting[Math.min(waiting.length - 1, Math.max(0, at + by))]?.answer.id);
  useKeys([
    { keys: 'j', says: t('keys.next'), run: () => step(1) },
    { keys: 'k', says: t('keys.previous'), run: () => step(-1) },
  ]);
  const chosen = waiting[at];
  return (
    <Columns
      narrow={answerId ? 'work' : 'list'}
      listLabel={t('page.reviews')}
      list={
        <Shown of={asked}>
          {() =>
            waiting.length === 0 ? (
              <Saying icon="check" title={t('reviews.none')}>
                {t('reviews.noneHow')}
              </Saying>
            ) : (
              <WindowedList
                rows={waiting}
                idOf={({ answer }) => answer.id}
                selectedId={answerId}
                rowHeight={84}
                more={more}
              >
                {(row) => <ReviewRow row={row} selected={row.answer.id === answerId} />}
              </WindowedList>
            )
          }
        </Shown>
      }
    >
      {chosen ? (
        <Review key={chosen.answer.id} review={chosen} />
      ) : (
        waiting.length > 0 && (
          <Saying icon="review" title={t('reviews.choose')}>
            {t('cases.chooseHow')}
          </Saying>
        )
      )}
    </Columns>
  );
}

function useGo() {
  const navigate = useNavigate();
  return (answerId: string | undefined) => {
    if (answerId) navigate({ to: '/reviews/{-$answerId}', params: { answerId } });
  };
}

function ReviewRow({ row: { answer, caseRow }, selected }: { row: InReview; selected: boolean }) {
  const words = useWords();
  const dates = useDates();
  const { topic } = useDirectory();
  return (
    <Link
      to="/reviews/{-$answerId}"
      params={{ answerId: answer.id }}
      className={rowClasses.row}
      aria-current={selected ? 'true' : undefined}
    >
      <span className={rowClasses.line}>
        <span className={rowClasses.strong}>{words.name(topic.get(caseRow.topicId)?.name)}</span>
        <span className={rowClasses.dim}>{dates.ago(answer.sentToReviewAt)}</span>
      </span>
      <span className={rowClasses.text}>{answer.text}</span>
      <span className={rowClasses.dim}>
        {spoken(caseRow.number)} · {answer.draftedByName}
        {answer.findings.length > 0 && ` · ${words.t('answer.findings', { count: answer.findings.length })}`}
      </span>
    </Link>
  );
}

function Review({ review: { answer } }: { review: InReview }) {
  const { t } = useWords();
  const asked = useQuery(caseQuery(answer.caseId));
  return (
    <Shown of={asked}>
      {(row) => (
        <Work context={<CaseContext row={row} />}>
          <CaseHead
            row={row}
            back={
              <Link to="/reviews/{-$answerId}" params={{ answerId: undefined }}>
                {t('page.reviews')}
              </Link>
            }
          />
          <article className={caseClasses.body}>
            <Thread row={row} />
            <AnswerCard answer={answer} />
            <Previews caseId={row.id} body={bodyOf(answer)} opened />
          </article>
        </Work>
      )}
    </Shown>
  );
}
