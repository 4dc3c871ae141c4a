import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { forgetKeptText, useKeptText } from '../parts/kept-text.ts';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { useAnswerStep } from './answer-acts.ts';
import type { Answer } from './answers.api.ts';

/** Approve or send back; the one who drafted is told why they may not. */
export function ReviewActs({ answer, done }: { answer: Answer; done?: () => void }) {
  const { t } = useWords();
  const [sendingBack, setSendingBack] = useState(false);
  const approve = useAnswerStep(answer.caseId, 'approve');
  const may = (act: string) => answer.acts.includes(act);
  const onSuccess = () => done?.();
  const runApprove = () => approve.mutate({ answer }, { onSuccess });
  const bindings = [
    ...(may('approve') ? [{ keys: 'a', says: t('answer.approve'), run: runApprove }] : []),
    ...(may('send back') ? [{ keys: 'b', says: t('answer.sendBack'), run: () => setSendingBack(true) }] : []),
  ];
  useKeys(sendingBack || approve.isPending ? [] : bindings);
  if (answer.state === 'in review' && bindings.length === 0)
    return <p className={classes.dim}>{t('answer.fourEyes')}</p>;
  if (bindings.length === 0) return null;
  return (
    <div className={classes.acts}>
      {may('approve') && (
        <ActButton variant="filled" keyName="a" loading={approve.isPending} onClick={runApprove}>
          {t('answer.approve')}
        </ActButton>
      )}
      {may('send back') && (
        <ActButton keyName="b" onClick={() => setSendingBack(true)}>
          {t('answer.sendBack')}
        </ActButton>
      )}
      {sendingBack && (
        <SendBackDialog answer={answer} close={() => setSendingBack(false)} onSuccess={onSuccess} />
      )}
    </div>
  );
}

function SendBackDialog({
  answer,
  close,
  onSuccess,
}: {
  answer: Answer;
  close: () => void;
  onSuccess: () => void;
}) {
  const { t } = useWords();
  const [reason, setReason] = useKeptText(`send back ${answer.id}`);
  const sendBack = useAnswerStep(answer.caseId, 'send-back');
  const submit = () =>
    sendBack.mutate(
      { answer, reason: reason.trim() },
      {
        onSuccess: () => {
          forgetKeptText(`send back ${answer.id}`);
          close();
          onSuccess();
        },
      },
    );
  return (
    <FormDialog
      title={t('answer.sendBack')}
      submitLabel={t('answer.sendBack')}
      ready={reason.trim() !== ''}
      busy={sendBack.isPending}
      onSubmit={submit}
      onClose={close}
    >
      <Textarea
        label={t('answer.sendBackReason')}
        description={t('answer.sendBackHow')}
        required
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
