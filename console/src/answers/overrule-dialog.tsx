import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { Finding } from './answers.api.ts';

interface OverruleProps {
  /** Where it is said. */
  readonly path: string;
  readonly version: number;
  readonly finding: Finding;
  readonly close: () => void;
}

/** "That is not so", with a word why: the finding stays in sight, and the detector learns from it. */
export function OverruleDialog({ path, version, finding, close }: OverruleProps) {
  const { t, said } = useWords();
  const client = useQueryClient();
  const [why, setWhy] = useState('');
  const overrule = useMutation({
    mutationFn: () => send<unknown>('POST', path, { version, body: { code: finding.code, why: why.trim() } }),
    onSuccess: () => {
      toastDone(t('answer.done.overrule'));
      close();
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cases', 'one'] }),
        client.invalidateQueries({ queryKey: keys.reviews }),
        client.invalidateQueries({ queryKey: keys.masses }),
      ]),
  });
  return (
    <FormDialog
      title={t('answer.overruleTitle')}
      submitLabel={t('answer.overrule')}
      ready={why.trim() !== ''}
      busy={overrule.isPending}
      onSubmit={() => overrule.mutate()}
      onClose={close}
    >
      <p>{said('finding', finding.code, finding.params)}</p>
      <Textarea
        label={t('answer.overruleWhy')}
        description={t('answer.overruleHow')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        data-autofocus
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
