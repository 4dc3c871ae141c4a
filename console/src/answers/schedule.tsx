import { useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { MomentField } from '../parts/moment-field.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { useAnswerStep } from './answer-acts.ts';
import type { Answer } from './answers.api.ts';

/** Approves an answer for a later hour of the centre's clock. */
export function ScheduleButton({ answer, onSuccess }: { answer: Answer; onSuccess: () => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState('');
  const schedule = useAnswerStep(answer.caseId, 'schedule');
  const submit = () =>
    schedule.mutate(
      { answer, publishAt: at },
      {
        onSuccess: () => {
          setOpen(false);
          onSuccess();
        },
      },
    );
  return (
    <>
      <ActButton onClick={() => setOpen(true)}>{t('answer.schedule')}</ActButton>
      {open && (
        <FormDialog
          title={t('answer.schedule')}
          submitLabel={t('answer.schedule')}
          ready={at !== ''}
          busy={schedule.isPending}
          onSubmit={submit}
          onClose={() => setOpen(false)}
        >
          <MomentField
            label={t('answer.publishAt')}
            description={t('answer.publishAtHow')}
            required
            focused
            value={at}
            onChange={setAt}
          />
        </FormDialog>
      )}
    </>
  );
}

/** An answer that waits for its hour, and the way back. */
export function Recall({ answer }: { answer: Answer }) {
  const { t } = useWords();
  const dates = useDates();
  const recall = useAnswerStep(answer.caseId, 'recall');
  return (
    <div className={classes.acts}>
      <span>{t('answer.goesOut', { at: dates.moment(answer.publishAt) })}</span>
      <ActButton loading={recall.isPending} onClick={() => recall.mutate({ answer })}>
        {t('answer.recall')}
      </ActButton>
    </div>
  );
}
