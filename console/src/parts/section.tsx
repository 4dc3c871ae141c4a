import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

/** A named part of the context column. */
export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.section}>
      <h2 id={id} className={classes.title}>
        {title}
        {count !== undefined && count > 0 && <span>{count}</span>}
      </h2>
      {children}
    </section>
  );
}
