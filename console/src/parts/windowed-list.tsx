import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './windowed-list.module.css';

interface WindowedListProps<Row> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly selectedId: string | undefined;
  readonly rowHeight: number;
  readonly children: (row: Row) => ReactNode;
  /** Called when the end comes near. */
  readonly more?: (() => void) | undefined;
  readonly foot?: ReactNode;
}

/** Rows far from near the end at which the next page is asked for. */
const ahead = 20;

/** A list of any length: only the rows in sight are in the page. The selected one is kept in sight. */
export function WindowedList<Row>(props: WindowedListProps<Row>) {
  const { rows, idOf, selectedId, rowHeight, more } = props;
  const frame = useRef<HTMLDivElement>(null);
  const window = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => idOf(rows[index]!),
    overscan: 8,
  });
  const items = window.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && rows.length > 0 && last >= rows.length - ahead) more();
  }, [more, last, rows.length]);
  const selected = rows.findIndex((row) => idOf(row) === selectedId);
  useEffect(() => {
    if (selected >= 0) window.scrollToIndex(selected, { align: 'auto' });
  }, [selected, window]);
  return (
    <div ref={frame} className={classes.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: an ul cannot say how many items it would have */}
      <div role="list" style={{ height: window.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={item.key}
            role="listitem"
            aria-setsize={rows.length}
            aria-posinset={item.index + 1}
            ref={window.measureElement}
            data-index={item.index}
            className={classes.row}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {props.children(rows[item.index]!)}
          </div>
        ))}
      </div>
      {props.foot}
    </div>
  );
}
