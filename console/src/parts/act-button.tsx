import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import classes from './act-button.module.css';

type ActButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** The key that does the same, shown on the button. */
    readonly keyName?: string | undefined;
  };

export function ActButton({ keyName, children, variant = 'default', ...rest }: ActButtonProps) {
  return (
    <Button
      variant={variant}
      aria-keyshortcuts={keyName}
      rightSection={keyName && <KeyCap name={keyName} />}
      {...rest}
    >
      {children}
    </Button>
  );
}

const signs: Readonly<Record<string, string>> = {
  Enter: '⏎',
  'mod+Enter': 'Ctrl ⏎',
  'mod+k': 'Ctrl K',
  'mod+/': 'Ctrl /',
  'mod+j': 'Ctrl J',
  'mod+z': 'Ctrl Z',
  Escape: 'Esc',
};

export function KeyCap({ name }: { name: string }) {
  return (
    <span className={classes.cap} aria-hidden="true">
      {signs[name] ?? (name.length === 1 ? name.toUpperCase() : name)}
    </span>
  );
}
