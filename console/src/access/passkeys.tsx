import { Text, TextInput } from '@mantine/core';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyPasskey } from '../../../server/access/passkeys/passkey.schema.ts';
import { get, send } from '../data/client.ts';
import { keys } from '../data/keys.ts';
import { Problem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { Shown } from '../parts/screens.tsx';
import { toastDone } from '../parts/toast.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { OwnPassword, proofIn } from './own-password.tsx';
import { ProofForm, RecoveryCodes } from './proof-form.tsx';

const path = '/api/session/passkeys';

const passkeysQuery = queryOptions({
  queryKey: keys.passkeys,
  queryFn: ({ signal }) => get<MyPasskey[]>(path, undefined, signal),
});

type Doing = 'nothing' | 'adding' | MyPasskey;

export function Passkeys() {
  const { t } = useWords();
  const asked = useQuery(passkeysQuery);
  const [doing, setDoing] = useState<Doing>('nothing');
  const stop = () => setDoing('nothing');
  const known = 'PublicKeyCredential' in window;
  return (
    <>
      <Text size="sm" c="dimmed" maw={640}>
        {t('security.passkeysHow')}
      </Text>
      <Shown of={asked} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <Text size="sm">{t('security.passkeysNone')}</Text>
          ) : (
            <PasskeyTable rows={rows} remove={setDoing} />
          )
        }
      </Shown>
      {doing === 'adding' && <Add done={stop} />}
      {typeof doing === 'object' && <Remove passkey={doing} done={stop} />}
      {doing === 'nothing' &&
        (known ? (
          <div>
            <ActButton onClick={() => setDoing('adding')}>{t('security.passkeyAdd')}</ActButton>
          </div>
        ) : (
          <Text size="sm">{t('security.passkeysUnknown')}</Text>
        ))}
    </>
  );
}

interface PasskeyTableProps {
  readonly rows: readonly MyPasskey[];
  readonly remove: (passkey: MyPasskey) => void;
}

function PasskeyTable({ rows, remove }: PasskeyTableProps) {
  const { t } = useWords();
  const dates = useDates();
  return (
    <ListTable
      rows={rows}
      idOf={({ id }) => id}
      columns={[
        { name: t('security.passkeyName'), cell: ({ name }) => name },
        { name: t('security.passkeyMade'), width: 150, cell: ({ createdAt }) => dates.moment(createdAt) },
        {
          name: t('security.passkeyUsed'),
          width: 150,
          cell: ({ usedAt }) => (usedAt ? dates.ago(usedAt) : t('security.passkeyNeverUsed')),
        },
        {
          name: t('security.acts'),
          width: 120,
          cell: (row) => (
            <ActButton
              size="compact-sm"
              onClick={() => remove(row)}
              aria-label={t('security.passkeyRemoveNamed', { name: row.name })}
            >
              {t('security.passkeyRemove')}
            </ActButton>
          ),
        },
      ]}
    />
  );
}

function Add({ done }: { done: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const add = useMutation({
    mutationFn: async () => {
      const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>('POST', `${path}/begin`, {
        body: proofIn(password),
      });
      const { startRegistration } = await import('@simplewebauthn/browser');
      const response = await startRegistration({ optionsJSON }).catch(() => {
        throw new Problem(0, 'passkey-not-made', t('security.passkeyNotMade'));
      });
      return send<{ codes: string[] }>('POST', path, { body: { name, response } });
    },
    onSuccess: async ({ codes }) => {
      toastDone(t('security.passkeyAdded'));
      await client.invalidateQueries({ queryKey: keys.passkeys });
      if (codes.length === 0) done();
    },
  });
  if (add.data && add.data.codes.length > 0) return <RecoveryCodes codes={add.data.codes} kept={done} />;
  return (
    <ProofForm
      error={add.error}
      act={t('security.passkeyAdd')}
      busy={add.isPending}
      go={add.mutate}
      leave={done}
    >
      <TextInput
        label={t('security.passkeyName')}
        description={t('security.passkeyNameHow')}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <OwnPassword value={password} change={setPassword} />
    </ProofForm>
  );
}

function Remove({ passkey, done }: { passkey: MyPasskey; done: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const remove = useMutation({
    mutationFn: () => send('POST', `${path}/${passkey.id}/remove`, { body: proofIn(password) }),
    onSuccess: async () => {
      toastDone(t('security.passkeyRemoved'));
      await client.invalidateQueries({ queryKey: keys.passkeys });
      done();
    },
  });
  return (
    <ProofForm
      error={remove.error}
      act={t('security.passkeyRemove')}
      busy={remove.isPending}
      go={remove.mutate}
      leave={done}
    >
      <Text size="sm">{t('security.passkeyRemoveNamed', { name: passkey.name })}</Text>
      <OwnPassword value={password} change={setPassword} />
    </ProofForm>
  );
}
