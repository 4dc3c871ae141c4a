import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { asProblem } from '../data/problem.ts';
import { KeyCap } from './act-button.tsx';

/** How long an undo is offered. */
export const undoMs = 8000;

/** What Ctrl+Z takes back: the latest of what still can be. */
let latest: { readonly id: string; readonly undo: () => void } | undefined;

export function undoLatest(): void {
  latest?.undo();
}

/** Says what was done; the way back stands beside it for a while. */
export function toastUndo(message: string, undoWord: string, undo: () => void): string {
  const id = `undo-${crypto.randomUUID()}`;
  const click = () => {
    latest = undefined;
    notifications.hide(id);
    undo();
  };
  latest = { id, undo: click };
  return notifications.show({
    id,
    autoClose: undoMs,
    onClose: () => {
      if (latest?.id === id) latest = undefined;
    },
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button variant="subtle" size="compact-xs" onClick={click}>
          {undoWord} <KeyCap name="mod+z" />
        </Button>
      </Group>
    ),
  });
}

export function toastDone(message: string): void {
  notifications.show({ message, withBorder: true, autoClose: 4000 });
}

/** A refusal stays until it is read. */
export function toastRefused(title: string, error: unknown): void {
  const { detail } = asProblem(error);
  notifications.show({
    title,
    message: detail,
    color: 'red',
    withBorder: true,
    autoClose: false,
    role: 'alert',
  });
}
