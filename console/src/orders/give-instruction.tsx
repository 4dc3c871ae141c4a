import { Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDuty } from '../access/duties.ts';
import { useWorkWrite } from '../cases/work/work.api.ts';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Refused } from '../parts/refused.tsx';
import { toastDone } from '../parts/toast.tsx';
import { AuthoritySelect } from '../territory/selects.tsx';
import { useWords } from '../words/use-words.ts';

/** What an instruction is given because of. */
export type InstructionAbout =
  | { readonly caseId: string }
  | { readonly massProblemId: string }
  | { readonly figure: { readonly code: string; readonly value: number }; readonly centreId: string };

interface GiveProps {
  readonly about: InstructionAbout;
  /** Whom it is for, unless another is chosen. */
  readonly authorityId?: string | null;
}

/** A leader orders something done by a day, from whatever they are looking at. */
export function GiveInstruction({ about, authorityId = null }: GiveProps) {
  const { t } = useWords();
  const may = useDuty('instruct');
  const [giving, setGiving] = useState(false);
  if (!may) return null;
  return (
    <>
      <ActButton size="compact-sm" onClick={() => setGiving(true)}>
        {t('order.give')}
      </ActButton>
      {giving && <GiveDialog about={about} authorityId={authorityId} close={() => setGiving(false)} />}
    </>
  );
}

function GiveDialog({ about, authorityId, close }: GiveProps & { close: () => void }) {
  const { t, said } = useWords();
  const [whom, setWhom] = useState<string | null>(authorityId ?? null);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState('');
  const write = useWorkWrite();
  const body = { ...about, authorityId: whom, text: text.trim(), dueOn };
  const given = () => {
    toastDone(t('order.given'));
    close();
  };
  return (
    <FormDialog
      title={t('order.giveTitle')}
      submitLabel={t('order.give')}
      ready={whom !== null && text.trim() !== '' && dueOn !== ''}
      busy={write.isPending}
      onSubmit={() => write.mutate({ path: '/api/instructions', body }, { onSuccess: given })}
      onClose={close}
    >
      <Stack gap="md">
        {'figure' in about && (
          <Text size="sm">{`${said('figure', about.figure.code)}: ${about.figure.value}`}</Text>
        )}
        <AuthoritySelect label={t('order.whom')} value={whom} onChange={setWhom} required />
        <Textarea
          label={t('order.text')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('order.dueOn')}
          required
          value={dueOn}
          onChange={(event) => setDueOn(event.currentTarget.value)}
        />
        {write.error && <Refused error={write.error} state="" />}
      </Stack>
    </FormDialog>
  );
}
