import { Code, CopyButton, NativeSelect, Paper, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';
import { OwnPassword, proofIn } from './own-password.tsx';
import { ProofForm } from './proof-form.tsx';
import { myTokens, useMakeToken } from './tokens.api.ts';

const terms = [7, 30, 90, 180, 365];

/** Makes a token and shows it, this once. One's own is made with the password; a program's, by its administrator. */
export function MakeToken({ path, done }: { path: string; done: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [writes, setWrites] = useState(false);
  const [days, setDays] = useState(90);
  const [password, setPassword] = useState('');
  const make = useMakeToken(path);
  const own = path === myTokens;
  if (make.data) return <ShownOnce token={make.data.token} done={done} />;
  return (
    <ProofForm
      error={make.error}
      act={t('tokens.make')}
      busy={make.isPending}
      go={() => make.mutate({ name, writes, days, ...(own && proofIn(password)) })}
      leave={done}
    >
      <TextInput
        label={t('tokens.name')}
        description={t('tokens.nameHow')}
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('tokens.scope')}
        value={writes ? 'writes' : 'reads'}
        onChange={(event) => setWrites(event.currentTarget.value === 'writes')}
        data={[
          { value: 'reads', label: t('tokens.reads') },
          { value: 'writes', label: t('tokens.writes') },
        ]}
      />
      <NativeSelect
        label={t('tokens.term')}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={terms.map((count) => ({ value: String(count), label: t('tokens.days', { count }) }))}
      />
      {own && <OwnPassword value={password} change={setPassword} />}
    </ProofForm>
  );
}

function ShownOnce({ token, done }: { token: string; done: () => void }) {
  const { t } = useWords();
  return (
    <Paper maw={640}>
      <Stack>
        <Notice kind="soon">{t('tokens.shownOnce')}</Notice>
        <Code block>{token}</Code>
        <div>
          <CopyButton value={token}>
            {({ copied, copy }) => (
              <ActButton variant="filled" mr="sm" onClick={copy}>
                {t(copied ? 'tokens.copied' : 'tokens.copy')}
              </ActButton>
            )}
          </CopyButton>
          <ActButton onClick={done}>{t('tokens.kept')}</ActButton>
        </div>
      </Stack>
    </Paper>
  );
}
