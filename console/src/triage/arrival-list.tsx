import { Checkbox } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { RiskMark } from '../cases/marks.tsx';
import { Icon } from '../parts/icon.tsx';
import { NewLine } from '../parts/new-line.tsx';
import rowClasses from '../parts/row.module.css';
import { Failed, Loading, Saying } from '../parts/screens.tsx';
import { WindowedList } from '../parts/windowed-list.tsx';
import { forgetNewArrivals, useNewArrivals } from '../shell/live.ts';
import { useDirectory } from '../territory/directory.ts';
import { useDates } from '../words/dates.ts';
import { useWords, type Words } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { ArrivalFilter, Disposition } from './arrival-filter.ts';
import { ArrivalListHead } from './arrival-list-head.tsx';
import type { Arrival } from './arrivals.api.ts';
import { Refusals, SelectionBar } from './selection-bar.tsx';
import type { Selection } from './use-selection.ts';

interface ArrivalListProps {
  readonly list: UseInfiniteQueryResult<unknown>;
  readonly rows: readonly Arrival[];
  readonly selectedId: string | undefined;
  readonly filter: ArrivalFilter;
  readonly selection: Selection;
  readonly acceptSelected: () => void;
}

export function ArrivalList({ list, rows, selectedId, filter, selection, acceptSelected }: ArrivalListProps) {
  const { t } = useWords();
  const disposition = filter.show ?? 'open';
  const fresh = useNewArrivals();
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const renew = () => {
    forgetNewArrivals();
    list.refetch();
  };
  return (
    <>
      <ArrivalListHead filter={filter} />
      {disposition === 'open' && (
        <NewLine
          text={t(fresh.dangers > 0 ? 'triage.newDanger' : 'triage.new', { ...fresh })}
          count={fresh.count}
          isUrgent={fresh.dangers > 0}
          onClick={renew}
        />
      )}
      <Refusals />
      {disposition === 'open' && rows.length > 0 && (
        <SelectionBar
          selected={selection.chosen.length}
          possible={selection.possible}
          selectAll={selection.all}
          accept={acceptSelected}
        />
      )}
      {rows.length > 0 && (
        <WindowedList
          rows={rows}
          idOf={({ messageId }) => messageId}
          selectedId={selectedId}
          rowHeight={84}
          more={more}
        >
          {(row) => (
            <div className={classes.chosenRow}>
              {disposition === 'open' && (
                <Checkbox
                  size="24px"
                  aria-label={t('triage.select', { text: row.text.slice(0, 60) })}
                  disabled={!selection.may(row)}
                  checked={selection.has(row)}
                  onChange={() => selection.toggle(row)}
                />
              )}
              <ArrivalRow row={row} selected={row.messageId === selectedId} />
            </div>
          )}
        </WindowedList>
      )}
      {rows.length === 0 && <NoRows list={list} disposition={disposition} />}
    </>
  );
}

function NoRows({ list, disposition }: Pick<ArrivalListProps, 'list'> & { disposition: Disposition }) {
  const { t } = useWords();
  if (list.error) return <Failed error={list.error} again={() => list.refetch()} />;
  if (list.isPending) return <Loading rows={9} />;
  return (
    <Saying icon="check" title={t(disposition === 'open' ? 'triage.none' : 'cases.noneFound')}>
      {disposition === 'open' && t('triage.noneHow')}
    </Saying>
  );
}

/** Its topic; what was decided on without a proposal, as imported history is, is not waiting for one either. */
function titleOf({ t, code }: Words, { proposal, disposition }: Arrival, topic: string): string {
  if (proposal) return topic || t('triage.topicUnknown');
  return disposition === 'received' ? t('triage.notYetRead') : code('decided', disposition);
}

function ArrivalRow({ row, selected }: { row: Arrival; selected: boolean }) {
  const words = useWords();
  const dates = useDates();
  const { topic, area } = useDirectory();
  const { proposal } = row;
  const named = words.name(topic.get(proposal?.topics[0]?.topicId ?? '')?.name);
  const where = words.name(area.get(proposal?.place.areaId ?? '')?.name);
  return (
    <Link
      to="/arrivals/{-$messageId}"
      params={{ messageId: row.messageId }}
      search={true}
      className={rowClasses.row}
      aria-current={selected ? 'true' : undefined}
    >
      <span className={rowClasses.line}>
        <span className={rowClasses.strong}>{titleOf(words, row, named)}</span>
        <time className={rowClasses.dim} dateTime={row.receivedAt} title={dates.moment(row.receivedAt)}>
          {dates.ago(row.receivedAt)}
        </time>
      </span>
      <span className={rowClasses.text} lang={row.language ?? ''}>
        {row.text.slice(0, 220)}
      </span>
      <span className={rowClasses.line}>
        <span className={rowClasses.dim}>
          {proposal && !proposal.emergency && <RiskMark risk={proposal.severity.risk} />}
          {[where, row.disposition === 'set aside' && words.code('setAside', row.setAsideReason)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {proposal?.emergency && (
          <span className={classes.emergency}>
            <Icon name="alert" size={13} />
            {words.t('triage.emergency')}
          </span>
        )}
      </span>
    </Link>
  );
}
