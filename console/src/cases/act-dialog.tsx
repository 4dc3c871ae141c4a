import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useKeptText } from '../parts/kept-text.ts';
import { AuthoritySelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';
import { type Act, type ActBody, type Case, staffQuery } from './cases.api.ts';

interface ActDialogProps {
  readonly act: Act;
  readonly row: Case;
  readonly busy: boolean;
  /** What the server refused: the words stay here until it takes them. */
  readonly refused: ReactNode;
  readonly onSubmit: (body: ActBody) => void;
  readonly close: () => void;
}

const needsReason: ReadonlySet<Act> = new Set(['forward', 'close', 'reopen', 'withdraw']);
const needsAuthority: ReadonlySet<Act> = new Set(['assign', 'forward']);

/** Asks for what an act needs: to whom, why, or the question itself. */
export function ActDialog({ act, row, busy, refused, onSubmit, close }: ActDialogProps) {
  const { t, code } = useWords();
  const [authorityId, setAuthorityId] = useState(act === 'assign' ? row.authorityId : null);
  const [executorId, setExecutorId] = useState<string | null>(null);
  const [words, setWords] = useKeptText(`${act} ${row.id}`);
  const written = words.trim();
  const forAuthority = needsAuthority.has(act);
  const another = act !== 'forward' || authorityId !== row.authorityId;
  const wordsNeeded = needsReason.has(act) || act === 'ask resident';
  const submit = () =>
    onSubmit({
      act,
      ...(forAuthority ? { authorityId } : {}),
      ...(executorId ? { executorId } : {}),
      ...(written === '' ? {} : act === 'ask resident' ? { question: written } : { reason: written }),
    });
  return (
    <FormDialog
      title={code('act', act)}
      submitLabel={code('act', act)}
      ready={(!forAuthority || (authorityId !== null && another)) && (!wordsNeeded || written !== '')}
      busy={busy}
      onSubmit={submit}
      onClose={close}
    >
      <Stack gap="md">
        {forAuthority && (
          <AuthoritySelect
            label={t('field.authority')}
            value={authorityId}
            onChange={(id) => {
              setAuthorityId(id);
              setExecutorId(null);
            }}
            error={another ? undefined : t('act.sameAuthority')}
            data-autofocus
          />
        )}
        {act === 'assign' && authorityId && (
          <ExecutorSelect authorityId={authorityId} value={executorId} onChange={setExecutorId} />
        )}
        {(wordsNeeded || forAuthority) && (
          <Textarea
            label={t(
              act === 'ask resident' ? 'act.question' : wordsNeeded ? 'act.reason' : 'act.reasonOptional',
            )}
            required={wordsNeeded}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            {...(forAuthority ? {} : { 'data-autofocus': true })}
          />
        )}
        {act === 'ask resident' && (
          <Text size="xs" c="dimmed">
            {t('act.questionIsPublic')}
          </Text>
        )}
        {refused}
      </Stack>
    </FormDialog>
  );
}

function ExecutorSelect({
  authorityId,
  value,
  onChange,
}: {
  authorityId: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t, code } = useWords();
  const { data = [] } = useQuery(staffQuery(authorityId));
  return (
    <Select
      label={t('field.executor')}
      description={t('field.executorHow')}
      value={value}
      onChange={onChange}
      clearable
      data={data.map(({ id, name, role }) => ({ value: id, label: `${name} · ${code('role', role)}` }))}
    />
  );
}
