import { Anchor, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

interface Promised {
  readonly id: string;
  readonly promisedOn: string;
}

/** A new date is not set but said: an answer with the reason goes to review, and moves the promise once published. */
export function MovePromise({ promised }: { promised: Promised }) {
  const { t } = useWords();
  const may = useDuty('draft');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Anchor component="button" type="button" size="xs" display="block" onClick={() => setOpen(true)}>
        {t('promises.move')}
      </Anchor>
      {open && <MoveDialog promised={promised} close={() => setOpen(false)} />}
    </>
  );
}

function MoveDialog({ promised, close }: { promised: Promised; close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [promisedOn, setPromisedOn] = useState('');
  const [reason, setReason] = useState('');
  const move = useMutation({
    mutationFn: () =>
      send('POST', `/api/promises/${promised.id}/move`, { body: { promisedOn, reason: reason.trim() } }),
    onSuccess: () => {
      toastDone(t('answer.done.send-to-review'));
      close();
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.reviews }),
  });
  return (
    <FormDialog
      title={t('promises.moving')}
      submitLabel={t('answer.sendToReview')}
      ready={promisedOn > promised.promisedOn && reason.trim().length > 1}
      busy={move.isPending}
      onSubmit={() => move.mutate()}
      onClose={close}
    >
      <TextInput
        type="date"
        label={t('promises.newDay')}
        required
        min={promised.promisedOn}
        data-autofocus
        value={promisedOn}
        onChange={(event) => setPromisedOn(event.currentTarget.value)}
      />
      <Textarea
        label={t('promises.why')}
        description={t('promises.whyHow')}
        required
        autosize
        minRows={3}
        maxLength={5000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
