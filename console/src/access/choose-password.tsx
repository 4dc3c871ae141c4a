import { Anchor, Button, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useWords } from '../words/use-words.ts';

export const isWelcome = () => location.pathname === '/welcome' && location.hash.length > 1;

/** The same while somebody is still signed in: their sessions end with the old password. */
export function WelcomePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <Page title={t('welcome.title')}>
      <Paper maw={420}>
        <ChoosePassword chosen={() => navigate({ to: '/', replace: true })} />
      </Paper>
    </Page>
  );
}

/** The end of an invitation or a reset: the token stands behind "#" in the address, where no server sees it. */
export function ChoosePassword({ chosen }: { chosen: () => void | Promise<void> }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [token] = useState(() => location.hash.slice(1));
  const choose = useMutation({
    mutationFn: () => send('POST', '/api/password-links/use', { body: { token, password } }),
    onSuccess: async () => {
      toastDone(t('welcome.saved'));
      await chosen();
      await client.invalidateQueries({ queryKey: keys.me });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('welcome.title')}</Title>
        {choose.error && <Notice kind="late">{asProblem(choose.error).detail}</Notice>}
        {choose.error && asProblem(choose.error).status === 410 && (
          <Anchor href="/" size="sm">
            {t('forgotten.ask')}
          </Anchor>
        )}
        <PasswordInput
          label={t('security.nextPassword')}
          autoComplete="new-password"
          size="sm"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        <Text size="sm" c="dimmed">
          {t('security.passwordHow')}
        </Text>
        <Button type="submit" size="sm" loading={choose.isPending}>
          {t('welcome.save')}
        </Button>
      </Stack>
    </form>
  );
}
