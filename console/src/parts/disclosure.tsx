import { type ReactNode, useState } from 'react';
import classes from './disclosure.module.css';

/** A part that opens; what is inside is made only then. */
export function Disclosure({
  title,
  opened = false,
  children,
}: {
  title: string;
  opened?: boolean;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(opened);
  return (
    <details className={classes.details} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <div className={classes.inside}>{children}</div>}
    </details>
  );
}
