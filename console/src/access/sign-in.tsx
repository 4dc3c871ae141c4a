import { Button, Paper, PasswordInput, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { asProblem } from '../data/problem.ts';
import { Notice } from '../parts/notice.tsx';
import { languages, speak } from '../words/speak.ts';
import { useWords } from '../words/use-words.ts';
import { ChoosePassword, isWelcome } from './choose-password.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { OfferedProviders, SignInRefused } from './offered-providers.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { useSignIn } from './session.ts';
import classes from './sign-in.module.css';

export function SignIn() {
  const { t, language } = useWords();
  const [choosing, setChoosing] = useState(isWelcome);
  const chosen = () => {
    // The link is used up: what is loaded again must not ask for a password once more.
    history.replaceState(null, '', '/');
    setChoosing(false);
  };
  useEffect(() => {
    document.title = `${t('signIn.title')} · Heed`;
  }, [t]);
  return (
    <main className={classes.ground}>
      <Stack gap="lg" w="100%" maw={360}>
        <div className={classes.brand}>
          <img src="/heed.svg" width={36} height={36} alt="" />
          <div>
            <Title order={1}>Heed</Title>
            <span className={classes.what}>{t('signIn.what')}</span>
          </div>
        </div>
        <Paper p="xl">{choosing ? <ChoosePassword chosen={chosen} /> : <SignInForm />}</Paper>
        <SegmentedControl
          className={classes.languages}
          aria-label={t('settings.language')}
          value={language}
          onChange={(value) => speak(value)}
          data={languages.map((value) => ({ value, label: t('frame.inLanguage', { language: value }) }))}
        />
      </Stack>
    </main>
  );
}

function SignInForm() {
  const { t } = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useSignIn();
  const problem = signIn.error && asProblem(signIn.error);
  // Once asked for, the code stays: the next wrong one is not answered with an empty form.
  const [codeAsked, setCodeAsked] = useState(false);
  if (problem?.code === 'code-needed' && !codeAsked) setCodeAsked(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ email: email.trim(), password, ...(code.trim() ? { code: code.trim() } : {}) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {!problem && <SignInRefused />}
        {problem && (
          <Notice kind={problem.code === 'code-needed' ? 'plain' : 'late'}>{problem.detail}</Notice>
        )}
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          size="sm"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          size="sm"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {codeAsked && (
          <TextInput
            label={t('signIn.code')}
            name="code"
            autoComplete="one-time-code"
            size="sm"
            required
            withAsterisk={false}
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="sm" loading={signIn.isPending}>
          {t('act.signIn')}
        </Button>
        <PasskeySignIn />
        <OfferedProviders />
        <ForgottenPassword email={email.trim()} />
      </Stack>
    </form>
  );
}
