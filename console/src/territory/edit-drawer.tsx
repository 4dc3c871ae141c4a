import { Drawer, Group, Stack, Text } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Overtaken } from '../parts/overtaken.tsx';
import type { Edited } from '../parts/use-edited.ts';
import { useWords } from '../words/use-words.ts';
import classes from './tables.module.css';

interface EditDrawerProps {
  readonly title: string;
  readonly mayChange: boolean;
  readonly ready?: boolean;
  /** Labels of what is still to be filled in: while there is one nothing is saved, and they are named. */
  readonly lacking?: readonly (string | false)[];
  readonly busy: boolean;
  readonly error: Error | null;
  /** Somebody else has saved since: nothing is saved before a choice. */
  readonly overtaken: Edited<unknown>['overtaken'];
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly more?: ReactNode;
  /** Below the fields: for others than those who may change them. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A thing of the directory beside its list: read by everyone, changed by those who may. */
export function EditDrawer({
  title,
  mayChange,
  ready = true,
  lacking = [],
  busy,
  error,
  overtaken,
  onSubmit,
  onClose,
  more,
  below,
  children,
}: EditDrawerProps) {
  const { t } = useWords();
  // One's own save moves the version as well.
  const waiting = busy ? undefined : overtaken;
  const wanting = lacking.filter((label) => label !== false);
  const whole = ready && wanting.length === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayChange && whole && !busy && !waiting) onSubmit();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {!mayChange && <Notice kind="plain">{t('directory.readOnly')}</Notice>}
          <fieldset disabled={!mayChange} className={classes.fields}>
            <Stack gap="md">{children}</Stack>
          </fieldset>
          {below}
          {waiting && <Overtaken {...waiting} />}
          {error && asProblem(error).code !== 'changed-meanwhile' && (
            <Notice kind="late">{asProblem(error).detail}</Notice>
          )}
          {mayChange && wanting.length > 0 && (
            <Text size="sm" c="dimmed" ta="end">
              {t('directory.lacking', { fields: wanting.join(', ') })}
            </Text>
          )}
          {mayChange && (
            <Group justify="space-between" gap="sm">
              <span>{more}</span>
              <Group gap="sm">
                <ActButton type="button" onClick={onClose}>
                  {t('act.cancel')}
                </ActButton>
                <ActButton
                  type="submit"
                  variant="filled"
                  disabled={!whole || waiting !== undefined}
                  loading={busy}
                >
                  {t('act.save')}
                </ActButton>
              </Group>
            </Group>
          )}
        </Stack>
      </form>
    </Drawer>
  );
}
