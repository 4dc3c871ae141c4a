import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { useAnswerStep } from './answer-acts.ts';
import type { Answer } from './answers.api.ts';
import { Recall, ScheduleButton } from './schedule.tsx';
import { SendBackDialog } from './send-back-dialog.tsx';

/** Approve or send back; the one who drafted is told why they may not. */
export function ReviewActs({ answer, done }: { answer: Answer; done?: () => void }) {
  const { t } = useWords();
  const [sendingBack, setSendingBack] = useState(false);
  const approve = useAnswerStep(answer.caseId, 'approve');
  const may = (act: string) => answer.acts.includes(act);
  const onSuccess = () => done?.();
  // Whoever is the first of two publishes nothing yet, and is not told so.
  const first = answer.needs?.needs === 'head and curator' && answer.needs.approvedBy.length === 0;
  const approveWords = t(first ? 'answer.approveFirst' : 'answer.approve');
  const runApprove = () => approve.mutate({ answer }, { onSuccess });
  const bindings = [
    ...(may('approve') ? [{ keys: 'a', says: approveWords, run: runApprove }] : []),
    ...(may('send back') ? [{ keys: 'b', says: t('answer.sendBack'), run: () => setSendingBack(true) }] : []),
  ];
  useKeys(sendingBack || approve.isPending ? [] : bindings);
  if (may('recall')) return <Recall answer={answer} />;
  if (answer.state === 'in review' && bindings.length === 0)
    return <p className={classes.dim}>{t('answer.fourEyes')}</p>;
  if (bindings.length === 0) return null;
  return (
    <div className={classes.acts}>
      {may('approve') && (
        <ActButton variant="filled" keyName="a" loading={approve.isPending} onClick={runApprove}>
          {approveWords}
        </ActButton>
      )}
      {may('approve') && !first && <ScheduleButton answer={answer} onSuccess={onSuccess} />}
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
