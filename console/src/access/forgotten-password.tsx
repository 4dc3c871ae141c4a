import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../data/client.ts';
import { asProblem } from '../data/problem.ts';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';

/** Asks for the letter; says the same whether the address has an account. */
export function ForgottenPassword({ email }: { email: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const ask = useMutation({ mutationFn: () => send('POST', '/api/password-links', { body: { email } }) });
  if (!open) {
    return (
      <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>
        {t('forgotten.ask')}
      </Anchor>
    );
  }
  if (ask.isSuccess) return <Notice kind="plain">{t('forgotten.sent')}</Notice>;
  return (
    <Stack gap="sm">
      {ask.error && <Notice kind="late">{asProblem(ask.error).detail}</Notice>}
      <Text size="sm" c="dimmed">
        {t('forgotten.how')}
      </Text>
      <Button
        variant="default"
        size="sm"
        disabled={!email.includes('@')}
        loading={ask.isPending}
        onClick={() => ask.mutate()}
      >
        {t('forgotten.send')}
      </Button>
    </Stack>
  );
}
