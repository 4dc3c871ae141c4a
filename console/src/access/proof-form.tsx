import { Code, List, Paper, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/use-words.ts';

interface ProofFormProps {
  readonly error: Error | null;
  readonly act: string;
  readonly busy: boolean;
  readonly go: () => void;
  /** A way back, where there is one. */
  readonly leave?: () => void;
  readonly children: ReactNode;
}

/** One step in which a person proves something. */
export function ProofForm({ error, act, busy, go, leave, children }: ProofFormProps) {
  const { t } = useWords();
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
          <ActButton type="submit" variant="filled" loading={busy} mr="sm">
            {act}
          </ActButton>
          {leave && <ActButton onClick={leave}>{t('act.cancel')}</ActButton>}
        </div>
      </Stack>
    </Paper>
  );
}

/** Shown once: they stay until they are kept. */
export function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
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
