import { Chip, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type SendBackReason, sendBackReasons } from '../../../server/answers/review-need.rules.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { forgetKeptText, useKeptText } from '../parts/kept-text.ts';
import { useWords } from '../words/use-words.ts';
import { useAnswerStep } from './answer-acts.ts';
import type { Answer } from './answers.api.ts';

interface SendBackProps {
  readonly answer: Answer;
  readonly close: () => void;
  readonly onSuccess: () => void;
}

export function SendBackDialog({ answer, close, onSuccess }: SendBackProps) {
  const sendBack = useAnswerStep(answer.caseId, 'send-back');
  return (
    <SendBackForm
      about={answer.id}
      busy={sendBack.isPending}
      close={close}
      submit={(said, sent) =>
        sendBack.mutate(
          { answer, ...said },
          {
            onSuccess: () => {
              sent();
              onSuccess();
            },
          },
        )
      }
    />
  );
}

interface SendBackFormProps {
  /** What is sent back: its words are kept until they have gone. */
  readonly about: string;
  readonly busy: boolean;
  readonly submit: (said: { reason: string; reasons: SendBackReason[] }, sent: () => void) => void;
  readonly close: () => void;
}

/** Reasons of the list, words of one's own, or both. */
export function SendBackForm({ about, busy, submit: say, close }: SendBackFormProps) {
  const { t, code } = useWords();
  const kept = `send back ${about}`;
  const [reason, setReason] = useKeptText(kept);
  const [reasons, setReasons] = useState<SendBackReason[]>([]);
  const submit = () =>
    say({ reason: reason.trim(), reasons }, () => {
      forgetKeptText(kept);
      close();
    });
  return (
    <FormDialog
      title={t('answer.sendBack')}
      submitLabel={t('answer.sendBack')}
      ready={reason.trim() !== '' || reasons.length > 0}
      busy={busy}
      onSubmit={submit}
      onClose={close}
    >
      <Text size="sm" fw={500} id="send-back-reasons">
        {t('answer.sendBackReasons')}
      </Text>
      <Chip.Group
        multiple
        value={reasons}
        onChange={(chosen) => setReasons(sendBackReasons.filter((one) => chosen.includes(one)))}
      >
        <Group gap="xs" mb="sm" role="group" aria-labelledby="send-back-reasons">
          {sendBackReasons.map((one) => (
            <Chip key={one} value={one} size="sm">
              {code('sendBack', one)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Textarea
        label={t('answer.sendBackWords')}
        description={t('answer.sendBackHow')}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
