import { UnstyledButton } from '@mantine/core';
import { Icon } from './icon.tsx';
import classes from './new-line.module.css';

interface NewLineProps {
  readonly text: string;
  readonly count: number;
  /** Somebody should look at once. */
  readonly isUrgent?: boolean;
  readonly onClick: () => void;
}

/** "12 new": what came stays out of the list until it is asked for, so that nothing jumps. */
export function NewLine({ text, count, isUrgent = false, onClick }: NewLineProps) {
  return (
    <div role="status" aria-live="polite">
      {count > 0 && (
        <UnstyledButton className={classes.line} data-urgent={isUrgent || undefined} onClick={onClick}>
          {isUrgent && <Icon name="alert" size={15} />}
          {text}
        </UnstyledButton>
      )}
    </div>
  );
}
