import { Anchor, Code, List, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NewFactor, SecondFactorView } from '../../../server/access/access.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';

const path = '/api/session/second-factor';

const factorQuery = queryOptions({
  queryKey: keys.secondFactor,
  queryFn: ({ signal }) => get<SecondFactorView>(path, undefined, signal),
});

export function SecondFactor() {
  const { t } = useWords();
  const dates = useDates();
  const asked = useQuery(factorQuery);
  return (
    <>
      <Text size="sm" c="dimmed" maw={640}>
        {t('security.factorHow')}
      </Text>
      <Shown of={asked} rows={2}>
        {({ since, codesLeft }) =>
          since === null ? (
            <SwitchOn />
          ) : (
            <>
              <Text size="sm">{t('security.factorOn', { at: dates.moment(since), left: codesLeft })}</Text>
              <SwitchOff />
            </>
          )
        }
      </Shown>
    </>
  );
}

/** Password, then key and first code, then the recovery codes, which stay until they are kept. */
function SwitchOn() {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => send<NewFactor>('POST', path, { body: { password } }) });
  const confirm = useMutation({
    mutationFn: () => send<{ codes: string[] }>('POST', `${path}/confirm`, { body: { code } }),
    onSuccess: () => toastDone(t('security.factorIsOn')),
  });
  if (confirm.data) {
    return (
      <RecoveryCodes
        codes={confirm.data.codes}
        kept={() => client.invalidateQueries({ queryKey: keys.secondFactor })}
      />
    );
  }
  if (begin.data) {
    return (
      <Step
        error={confirm.error}
        act={t('security.factorSwitchOn')}
        busy={confirm.isPending}
        go={confirm.mutate}
      >
        <Text size="sm">{t('security.factorKey')}</Text>
        <Code block>{begin.data.key.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
        <Anchor href={begin.data.uri} size="sm">
          {t('security.factorOpen')}
        </Anchor>
        <CodeField label={t('security.factorFirst')} value={code} change={setCode} />
      </Step>
    );
  }
  return (
    <Step error={begin.error} act={t('security.factorSwitchOn')} busy={begin.isPending} go={begin.mutate}>
      <OwnPassword value={password} change={setPassword} />
    </Step>
  );
}

function SwitchOff() {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const end = useMutation({
    mutationFn: () => send('POST', `${path}/off`, { body: { password, code } }),
    onSuccess: () => {
      toastDone(t('security.factorIsOff'));
      return client.invalidateQueries({ queryKey: keys.secondFactor });
    },
  });
  return (
    <Step error={end.error} act={t('security.factorSwitchOff')} busy={end.isPending} go={end.mutate}>
      <OwnPassword value={password} change={setPassword} />
      <CodeField label={t('signIn.code')} value={code} change={setCode} />
    </Step>
  );
}

function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
  const { t } = useWords();
  return (
    <Paper maw={420}>
      <Stack>
        <Notice kind="soon">{t('security.factorCodes')}</Notice>
        <List listStyleType="none">
          {codes.map((code) => (
            <List.Item key={code}>
              <Code>{code}</Code>
            </List.Item>
          ))}
        </List>
        <div>
          <ActButton variant="filled" onClick={kept}>
            {t('security.factorKept')}
          </ActButton>
        </div>
      </Stack>
    </Paper>
  );
}

interface StepProps {
  readonly error: Error | null;
  readonly act: string;
  readonly busy: boolean;
  readonly go: () => void;
  readonly children: ReactNode;
}

function Step({ error, act, busy, go, children }: StepProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go();
  };
  return (
    <Paper maw={420} component="form" onSubmit={submit}>
      <Stack>
        {error && <Notice kind="late">{asProblem(error).detail}</Notice>}
        {children}
        <div>
          <ActButton type="submit" loading={busy}>
            {act}
          </ActButton>
        </div>
      </Stack>
    </Paper>
  );
}

interface FieldProps {
  readonly value: string;
  readonly change: (value: string) => void;
}

function OwnPassword({ value, change }: FieldProps) {
  const { t } = useWords();
  return (
    <PasswordInput
      label={t('security.currentPassword')}
      autoComplete="current-password"
      required
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
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
