import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { useWords } from '../words/use-words.ts';
import { actWords } from './act-words.ts';
import type { Instruction } from './orders.api.ts';

/** What an act on an instruction needs: a report or a reason, and for putting off a later day. */
export function InstructionActDialog({
  order,
  act,
  close,
}: {
  order: Instruction;
  act: string;
  close: () => void;
}) {
  const { t, code } = useWords();
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState('');
  const write = useWorkWrite();
  const extending = act === 'extend';
  const body = { act, words: words.trim(), ...(extending && { dueOn }) };
  return (
    <FormDialog
      title={actWords(t, act)}
      submitLabel={actWords(t, act)}
      ready={words.trim() !== '' && (!extending || dueOn !== '')}
      busy={write.isPending}
      onSubmit={() =>
        write.mutate(
          { path: `/api/instructions/${order.id}/act`, version: order.version, body },
          { onSuccess: close },
        )
      }
      onClose={close}
    >
      <Stack gap="md">
        <Text size="sm">{order.text}</Text>
        {extending && (
          <TextInput
            type="date"
            label={t('order.newDay')}
            required
            min={order.dueOn}
            value={dueOn}
            onChange={(event) => setDueOn(event.currentTarget.value)}
          />
        )}
        <Textarea
          label={t(act === 'report' ? 'order.report' : 'work.reason')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {write.error && <Refused error={write.error} state={code('instructionState', order.state)} />}
      </Stack>
    </FormDialog>
  );
}
