import { Group, Modal } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import { ActButton } from './act-button.tsx';

interface FormDialogProps {
  readonly title: string;
  readonly submitLabel: string;
  /** Whether there is something to submit. */
  readonly ready: boolean;
  readonly busy?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly size?: string;
  readonly children: ReactNode;
}

/** A short form over the page: Ctrl+Enter submits from any field, Esc leaves. */
export function FormDialog({
  title,
  submitLabel,
  ready,
  busy = false,
  onSubmit,
  onClose,
  size = 'md',
  children,
}: FormDialogProps) {
  const { t } = useWords();
  const submit = () => {
    if (ready && !busy) onSubmit();
  };
  const onForm = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <form onSubmit={onForm} onKeyDown={onKeyDown}>
        {children}
        <Group justify="flex-end" gap="sm" mt="lg">
          <ActButton type="button" onClick={onClose}>
            {t('act.cancel')}
          </ActButton>
          <ActButton type="submit" variant="filled" disabled={!ready} loading={busy} keyName="mod+Enter">
            {submitLabel}
          </ActButton>
        </Group>
      </form>
    </Modal>
  );
}
