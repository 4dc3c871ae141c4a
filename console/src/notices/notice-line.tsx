import { Link } from '@tanstack/react-router';
import { useDirectory } from '../territory/directory.ts';
import { spoken } from '../words/case-number.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { Notice } from './notices.api.ts';
import classes from './notices.module.css';

/** One notice in words; it leads to its case, or to the call it asks to answer. */
export function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useWords();
  const dates = useDates();
  const words = useNoticeWords();
  const unread = notice.readAt === null;
  const inside = (
    <>
      <span className={classes.dot} data-unread={unread || undefined} data-urgency={notice.urgency} />
      <span>
        {words(notice)}
        <span className={classes.dim}>
          {unread && <span className={classes.hidden}>{t('notices.unread')}</span>}
          <time dateTime={notice.at} title={dates.moment(notice.at)}>
            {dates.ago(notice.at)}
          </time>
          {notice.standsInFor && ` · ${t('notices.standsIn', { name: notice.standsInFor })}`}
        </span>
      </span>
    </>
  );
  const shared = { className: classes.line, onClick: onOpen };
  const { massId, instructionId, taskId, messageId } = notice.params;
  if (massId) {
    return (
      <Link to="/mass-problems/{-$massId}" params={{ massId: String(massId) }} {...shared}>
        {inside}
      </Link>
    );
  }
  if (instructionId || (taskId && notice.kind !== 'task settled')) {
    return (
      <Link to="/orders/{-$list}" params={{ list: instructionId ? 'instructions' : 'parts' }} {...shared}>
        {inside}
      </Link>
    );
  }
  if (messageId) {
    return (
      <Link to="/arrivals/{-$messageId}" params={{ messageId: String(messageId) }} {...shared}>
        {inside}
      </Link>
    );
  }
  if (notice.params.inbox) {
    return (
      <Link to="/passed" {...shared}>
        {inside}
      </Link>
    );
  }
  if (notice.kind === 'duty call') {
    return (
      <Link to="/duty" {...shared}>
        {inside}
      </Link>
    );
  }
  return (
    <Link to="/cases/{-$caseId}" params={{ caseId: notice.caseId ?? undefined }} {...shared}>
      {inside}
    </Link>
  );
}

function useNoticeWords(): (notice: Notice) => string {
  const words = useWords();
  const directory = useDirectory();
  const dates = useDates();
  return ({ kind, params }) =>
    words.said('notice', kind, {
      ...params,
      number: params.number ? spoken(String(params.number)) : '',
      date: params.dueOn ? dates.dayMonth(String(params.dueOn)) : '',
      what: params.event === undefined ? '' : words.code('event', String(params.event)),
      topic: words.name(directory.topic.get(String(params.topicId))?.name),
      clock: words.code('clock', params.clock === undefined ? null : String(params.clock)),
    });
}
