import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import classes from './columns.module.css';

interface ColumnsProps {
  /** What needs me; named for screen readers. */
  readonly list: ReactNode;
  readonly listLabel: string;
  /** Which part a narrow screen shows. */
  readonly narrow: 'list' | 'work';
  readonly children: ReactNode;
}

/** Queue beside the thing worked on; a narrow screen shows one at a time. */
export function Columns({ list, listLabel, narrow, children }: ColumnsProps) {
  return (
    <div className={classes.columns} data-narrow={narrow}>
      <section className={classes.list} aria-label={listLabel}>
        {list}
      </section>
      <div className={classes.side}>{children}</div>
    </div>
  );
}

/** The thing worked on beside its context, which goes below it on a middling screen. */
export function Work({ children, context }: { children: ReactNode; context?: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={classes.work}>
      <div className={classes.main}>{children}</div>
      {context && (
        <aside className={classes.context} aria-label={t('columns.context')}>
          {context}
        </aside>
      )}
    </div>
  );
}
