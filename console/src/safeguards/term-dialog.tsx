import { Checkbox, NumberInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { toastDone, toastRefused } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import type { Term } from './safeguards.api.ts';

/** As long as the server takes: a hundred years. */
const longest = 36_500;

export function TermDialog({ term, close }: { term: Term; close: () => void }) {
  const { t, code } = useWords();
  const client = useQueryClient();
  const [days, setDays] = useState<number | null>(term.days);
  const [forGood, setForGood] = useState(term.days === null);
  const wanted = forGood ? null : days;
  const sound = forGood || (days !== null && days >= 1 && days <= longest);
  const save = useMutation({
    mutationFn: () =>
      send('PUT', `/api/retention/${encodeURIComponent(term.kind)}`, { body: { days: wanted } }),
    onSuccess: () => {
      toastDone(t('retention.saved'));
      close();
    },
    onError: (error) => toastRefused(t('problem.notDone'), error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.retention }),
  });
  return (
    <FormDialog
      title={t('retention.changeTitle', { kind: code('retention', term.kind) })}
      submitLabel={t('retention.save')}
      ready={sound && wanted !== term.days}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={close}
    >
      <Stack gap="md">
        <NumberInput
          label={t('retention.daysField')}
          min={1}
          max={longest}
          allowDecimal={false}
          disabled={forGood}
          value={days ?? ''}
          onChange={(value) => setDays(typeof value === 'number' ? value : null)}
          data-autofocus
        />
        <Checkbox
          label={t('retention.forGoodField')}
          checked={forGood}
          onChange={(event) => setForGood(event.currentTarget.checked)}
        />
        <Text size="sm" c="dimmed">
          {t('retention.warn')}
        </Text>
      </Stack>
    </FormDialog>
  );
}
