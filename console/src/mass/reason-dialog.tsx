import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useWords } from '../words/use-words.ts';

interface ReasonDialogProps {
  readonly title: string;
  readonly busy: boolean;
  readonly onSubmit: (reason: string) => void;
  readonly close: () => void;
}

/** Asks why, in writing. */
export function ReasonDialog({ title, busy, onSubmit, close }: ReasonDialogProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      ready={reason.trim() !== ''}
      busy={busy}
      onSubmit={() => onSubmit(reason.trim())}
      onClose={close}
    >
      <Textarea
        label={t('work.reason')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
}
