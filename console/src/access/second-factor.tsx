import { Anchor, Code, Text, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { NewFactor, SecondFactorView } from '../../../server/access/access.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Shown } from '../parts/screens.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { OwnPassword, proofIn, useHasPassword } from './own-password.tsx';
import { ProofForm, RecoveryCodes } from './proof-form.tsx';

const KeyPicture = lazy(() => import('./key-picture.tsx').then((one) => ({ default: one.KeyPicture })));

const path = '/api/session/second-factor';

const factorQuery = queryOptions({
  queryKey: keys.secondFactor,
  queryFn: ({ signal }) => get<SecondFactorView>(path, undefined, signal),
});

export function SecondFactor() {
  const { t } = useWords();
  const asked = useQuery(factorQuery);
  return (
    <>
      <Text size="sm" c="dimmed" maw={640}>
        {t('security.factorHow')}
      </Text>
      <Shown of={asked} rows={2}>
        {({ since, codesLeft }) => (since === null ? <Off /> : <On since={since} codesLeft={codesLeft} />)}
      </Shown>
    </>
  );
}

function On({ since, codesLeft }: { since: string; codesLeft: number }) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <>
      <Text size="sm">{t('security.factorOn', { at: dates.moment(since), left: codesLeft })}</Text>
      <SwitchOff />
    </>
  );
}

/** A code is asked for after a password: whoever has none is asked where they sign in. */
function Off() {
  const { t } = useWords();
  return useHasPassword() ? <SwitchOn /> : <Text size="sm">{t('security.factorElsewhere')}</Text>;
}

/** Password, then key and first code, then the recovery codes, which stay until they are kept. */
function SwitchOn() {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => send<NewFactor>('POST', path, { body: proofIn(password) }) });
  const confirm = useMutation({
    mutationFn: () => send<{ codes: string[] }>('POST', `${path}/confirm`, { body: { code } }),
    onSuccess: ({ codes }) => {
      toastDone(t('security.factorIsOn'));
      // Those of a passkey are still good.
      if (codes.length === 0) return client.invalidateQueries({ queryKey: keys.secondFactor });
    },
  });
  if (confirm.data && confirm.data.codes.length > 0) {
    return (
      <RecoveryCodes
        codes={confirm.data.codes}
        kept={() => client.invalidateQueries({ queryKey: keys.secondFactor })}
      />
    );
  }
  if (begin.data) {
    return (
      <ProofForm
        error={confirm.error}
        act={t('security.factorSwitchOn')}
        busy={confirm.isPending}
        go={confirm.mutate}
      >
        <Text size="sm">{t('security.factorKey')}</Text>
        <Suspense fallback={null}>
          <KeyPicture uri={begin.data.uri} />
        </Suspense>
        <Code block>{begin.data.key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
        <Anchor href={begin.data.uri} size="sm">
          {t('security.factorOpen')}
        </Anchor>
        <CodeField label={t('security.factorFirst')} value={code} change={setCode} />
      </ProofForm>
    );
  }
  return (
    <ProofForm
      error={begin.error}
      act={t('security.factorSwitchOn')}
      busy={begin.isPending}
      go={begin.mutate}
    >
      <OwnPassword value={password} change={setPassword} />
    </ProofForm>
  );
}

function SwitchOff() {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const end = useMutation({
    mutationFn: () => send('POST', `${path}/off`, { body: { ...proofIn(password), code } }),
    onSuccess: () => {
      toastDone(t('security.factorIsOff'));
      return client.invalidateQueries({ queryKey: keys.secondFactor });
    },
  });
  return (
    <ProofForm error={end.error} act={t('security.factorSwitchOff')} busy={end.isPending} go={end.mutate}>
      <OwnPassword value={password} change={setPassword} />
      <CodeField label={t('signIn.code')} value={code} change={setCode} />
    </ProofForm>
  );
}

interface FieldProps {
  readonly value: string;
  readonly change: (value: string) => void;
}

function CodeField({ label, value, change }: FieldProps & { label: string }) {
  return (
    <TextInput
      label={label}
      autoComplete="one-time-code"
      required
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
