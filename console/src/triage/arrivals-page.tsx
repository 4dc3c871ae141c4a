import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Columns } from '../parts/columns.tsx';
import { Saying } from '../parts/screens.tsx';
import { undoLatest } from '../parts/toast.tsx';
import { usePageTitle } from '../parts/use-page-title.ts';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { useArrivalActs, useSendOnLeave } from './arrival-acts.ts';
import { ArrivalColumn } from './arrival-column.tsx';
import { ArrivalList } from './arrival-list.tsx';
import { type Arrival, arrivalsQuery } from './arrivals.api.ts';
import { useSelection } from './use-selection.ts';

/** Messages nobody has decided on, each with what is proposed: read, accept, next. */
export function ArrivalsPage() {
  const { t } = useWords();
  usePageTitle(t('page.arrivals'));
  useSendOnLeave();
  const { messageId } = useParams({ from: '/arrivals/{-$messageId}' });
  const filter = useSearch({ from: '/arrivals/{-$messageId}' });
  const open = filter.show === undefined;
  const list = useInfiniteQuery(arrivalsQuery(filter));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const chosen = rows.find((row) => row.messageId === messageId);
  const { step, go } = useSteps(rows, messageId);
  const selection = useSelection(rows);
  const acts = useArrivalActs();
  const acceptSelected = () => {
    if (selection.chosen.length === 0) return;
    const gone = new Set(selection.chosen.map((one) => one.messageId));
    acts.acceptMany(selection.chosen);
    selection.all(false);
    if (messageId && gone.has(messageId)) go(rows.find((row) => !gone.has(row.messageId))?.messageId);
  };
  useKeys([
    { keys: 'j', says: t('keys.next'), run: () => step(1) },
    { keys: 'k', says: t('keys.previous'), run: () => step(-1) },
    ...(chosen && open && selection.may(chosen)
      ? [{ keys: 'x', says: t('triage.selectThis'), run: () => selection.toggle(chosen) }]
      : []),
    ...(selection.chosen.length > 0
      ? [{ keys: 'b', says: t('triage.acceptSelected'), run: acceptSelected }]
      : []),
    { keys: 'mod+z', says: t('act.undo'), run: undoLatest },
  ]);
  return (
    <Columns
      narrow={messageId ? 'work' : 'list'}
      listLabel={t('page.arrivals')}
      list={
        <ArrivalList
          list={list}
          rows={rows}
          selectedId={messageId}
          filter={filter}
          selection={selection}
          acceptSelected={acceptSelected}
        />
      }
    >
      {messageId ? (
        <ArrivalColumn
          key={messageId}
          messageId={messageId}
          known={chosen}
          onDecided={() => go(neighbour(rows, messageId))}
        />
      ) : (
        rows.length > 0 && (
          <Saying icon="inbox" title={t('triage.choose')}>
            {t('triage.chooseHow')}
          </Saying>
        )
      )}
    </Columns>
  );
}

/** The row that takes the place of the one that leaves. */
function neighbour(rows: readonly Arrival[], id: string): string | undefined {
  const at = rows.findIndex(({ messageId }) => messageId === id);
  return (rows[at + 1] ?? rows[at - 1])?.messageId;
}

function useSteps(rows: readonly Arrival[], current: string | undefined) {
  const navigate = useNavigate();
  const go = (messageId: string | undefined, replace = true) => {
    navigate({ to: '/arrivals/{-$messageId}', params: { messageId }, search: true, replace });
  };
  const step = (by: number) => {
    const at = rows.findIndex(({ messageId }) => messageId === current);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.messageId;
    if (next && next !== current) go(next, current !== undefined);
  };
  const first = rows[0]?.messageId;
  // On a wide screen the first message is already open: nobody has to ask for it.
  useEffect(() => {
    if (current === undefined && first && matchMedia('(min-width: 52.01em)').matches) go(first);
  });
  return { step, go };
}
