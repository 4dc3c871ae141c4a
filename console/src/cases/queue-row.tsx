import { Link } from '@tanstack/react-router';
import { Icon } from '../parts/icon.tsx';
import classes from '../parts/row.module.css';
import { TimeLeft } from '../parts/time-left.tsx';
import { Marked } from '../search/marked.tsx';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import type { CaseRow } from './cases.api.ts';
import { AnswerMark, RiskMark } from './marks.tsx';

type FoundKind = 'message' | 'answer' | 'note';

export function QueueRow({ row, selected }: { row: CaseRow; selected: boolean }) {
  const words = useWords();
  const directory = useDirectory();
  const dates = useDates();
  const topic = directory.topic.get(row.topicId);
  const authority = row.authorityId ? directory.authority.get(row.authorityId) : undefined;
  return (
    <Link
      to="/cases/{-$caseId}"
      params={{ caseId: row.id }}
      search={true}
      className={classes.row}
      aria-current={selected ? 'true' : undefined}
    >
      <span className={classes.line}>
        <span className={classes.strong}>{words.name(topic?.name)}</span>
        {row.nextDue ? (
          <TimeLeft
            brief
            left={row.nextDue}
            title={`${words.code('clock', row.nextDue.clock)}: ${dates.moment(row.nextDue.at)}`}
          />
        ) : (
          <span className={classes.dim}>{words.code('state', row.state)}</span>
        )}
      </span>
      <span className={classes.text} lang={row.language}>
        {row.found ? <Marked text={row.title} marks={row.found.titleMarks} /> : row.title}
      </span>
      {row.found?.fragment && row.found.titleMarks.length === 0 && (
        <span className={classes.dim}>
          {words.t(`found.${row.found.fragment.kind as FoundKind}`)}:{' '}
          <Marked text={row.found.fragment.text} marks={row.found.fragment.marks} />
        </span>
      )}
      <span className={classes.line}>
        <span className={classes.dim}>
          <RiskMark risk={row.risk} />
          {[row.placeLabel, authority ? words.name(authority.shortName) : words.t('cases.unassigned')]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className={classes.marks}>
          <AnswerMark state={row.answerState} />
          {row.messageCount > 1 && (
            <span title={words.t('cases.messages', { count: row.messageCount })}>
              <Icon name="people" size={14} />
              {row.messageCount}
            </span>
          )}
        </span>
      </span>
    </Link>
  );
}
