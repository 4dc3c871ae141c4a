import { Button } from '@mantine/core';
import { Problem } from '../data/problem.ts';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import { usePasskeySignIn } from './session.ts';

export function PasskeySignIn() {
  const { t } = useWords();
  const signIn = usePasskeySignIn();
  if (!('PublicKeyCredential' in window)) return null;
  const { error } = signIn;
  return (
    <>
      {error && (
        <Notice kind="late">{error instanceof Problem ? error.detail : t('signIn.passkeyStopped')}</Notice>
      )}
      <Button variant="default" size="sm" loading={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('signIn.passkey')}
      </Button>
    </>
  );
}
