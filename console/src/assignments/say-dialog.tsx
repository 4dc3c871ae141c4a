import { Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { type Assignment, usePassingWrite } from './assignments.api.ts';

interface SayDialogProps {
  readonly what: 'say' | 'withdraw';
  readonly assignment: Assignment;
  readonly close: () => void;
}

/** A word to the other centre, or the reason for taking back what was passed. */
export function SayDialog({ what, assignment, close }: SayDialogProps) {
  const { t, code } = useWords();
  const [text, setText] = useState('');
  const write = usePassingWrite();
  const { id, side, version } = assignment;
  const body = what === 'say' ? { text: text.trim(), side } : { reason: text.trim() };
  const title = t(what === 'say' ? 'passing.say' : 'passing.withdraw');
  return (
    <FormDialog
      title={title}
      submitLabel={title}
      ready={text.trim().length > 1}
      busy={write.isPending}
      onSubmit={() =>
        write.mutate({ path: `/api/assignments/${id}/${what}`, body, version }, { onSuccess: close })
      }
      onClose={close}
    >
      <Stack gap="md">
        <Textarea
          label={t(what === 'say' ? 'passing.say' : 'passing.withdrawWhy')}
          description={t(what === 'say' ? 'passing.sayHow' : 'passing.withdrawHow')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {write.error && <Refused error={write.error} state={code('passingState', assignment.state)} />}
      </Stack>
    </FormDialog>
  );
}
