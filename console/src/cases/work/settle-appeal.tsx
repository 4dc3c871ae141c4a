import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Refused } from '../../parts/refused.tsx';
import { useWords } from '../../words/use-words.ts';
import { useWorkWrite } from './work.api.ts';

/** The office says how it answered in writing, and under what number. */
export function SettleAppeal({ caseId, close }: { caseId: string; close: () => void }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState('');
  const write = useWorkWrite();
  return (
    <FormDialog
      title={t('appeal.title')}
      submitLabel={t('appeal.settle')}
      ready={outcome.trim() !== ''}
      busy={write.isPending}
      onSubmit={() =>
        write.mutate({ path: `/api/cases/${caseId}/appeal/settle`, body: { outcome } }, { onSuccess: close })
      }
      onClose={close}
    >
      <Textarea
        label={t('appeal.outcome')}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={outcome}
        onChange={(event) => setOutcome(event.currentTarget.value)}
        data-autofocus
      />
      {write.error && <Refused error={write.error} state="" />}
    </FormDialog>
  );
}
