import { UnstyledButton } from '@mantine/core';
import classes from './new-line.module.css';

/** "12 new": what came stays out of the list until it is asked for, so that nothing jumps. */
export function NewLine({ text, count, onClick }: { text: string; count: number; onClick: () => void }) {
  return (
    <div role="status" aria-live="polite">
      {count > 0 && (
        <UnstyledButton className={classes.line} onClick={onClick}>
          {text}
        </UnstyledButton>
      )}
    </div>
  );
}
