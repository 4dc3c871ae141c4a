import { Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../../parts/act-button.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Refused } from '../../parts/refused.tsx';
import { useWords } from '../../words/use-words.ts';
import { type CaseWork, useWorkWrite } from './work.api.ts';

type Task = CaseWork['tasks'][number];

/** The authority asked says that its part is done, or why it is not theirs. */
export function SettleTask({ task, close }: { task: Task; close: () => void }) {
  const { t, code } = useWords();
  const [result, setResult] = useState('');
  const write = useWorkWrite();
  const settle = (state: 'done' | 'refused') =>
    write.mutate(
      { path: `/api/tasks/${task.id}/settle`, version: task.version, body: { state, result } },
      { onSuccess: close },
    );
  return (
    <FormDialog
      title={task.text}
      submitLabel={t('task.done')}
      ready={result.trim() !== ''}
      busy={write.isPending}
      onSubmit={() => settle('done')}
      onClose={close}
    >
      <Stack gap="md">
        <Textarea
          label={t('task.result')}
          required
          autosize
          minRows={2}
          maxLength={2000}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
          data-autofocus
        />
        <div>
          <ActButton type="button" disabled={result.trim() === ''} onClick={() => settle('refused')}>
            {t('task.refuse')}
          </ActButton>
        </div>
        {write.error && <Refused error={write.error} state={code('taskState', task.state)} />}
      </Stack>
    </FormDialog>
  );
}
