import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { asProblem } from '../data/problem.ts';

/** How long an undo is offered. */
export const undoMs = 6000;

/** Says what was done; the way back stands beside it for a while. */
export function toastUndo(message: string, undoWord: string, undo: () => void): string {
  const id = `undo-${crypto.randomUUID()}`;
  const click = () => {
    notifications.hide(id);
    undo();
  };
  return notifications.show({
    id,
    autoClose: undoMs,
    withBorder: true,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button variant="subtle" size="compact-xs" onClick={click}>
          {undoWord}
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
