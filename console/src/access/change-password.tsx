import { Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';
import { OwnPassword } from './own-password.tsx';

export function ChangePassword() {
  const { t } = useWords();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => send('PUT', '/api/session/password', { body: { ...(current && { current }), next } }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toastDone(t('security.passwordChanged'));
      // Whoever had none has one from now on.
      return Promise.all(
        [keys.mySignIns, keys.proof].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Paper maw={420} component="form" onSubmit={submit}>
      <Stack>
        {change.error && <Notice kind="late">{asProblem(change.error).detail}</Notice>}
        <OwnPassword value={current} change={setCurrent} />
        <PasswordInput
          label={t('security.nextPassword')}
          autoComplete="new-password"
          required
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <Text size="sm" c="dimmed">
          {t('security.passwordHow')}
        </Text>
        <div>
          <ActButton type="submit" loading={change.isPending} disabled={next === ''}>
            {t('security.changePassword')}
          </ActButton>
        </div>
      </Stack>
    </Paper>
  );
}
