import { Badge, Loader } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { asProblem } from '../data/problem.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { BlankedText } from './blanked-text.tsx';
import { type WrittenDraft, writeDraft } from './suggest.api.ts';
import classes from './suggest-draft.module.css';

interface WriteDraftProps {
  readonly caseId: string;
  readonly model: string;
  readonly take: (written: WrittenDraft) => void;
}

/** Asks the model that is set for a draft from the sources above; what it writes is shown marked, and taken only if somebody wants it. */
export function WriteDraft({ caseId, model, take }: WriteDraftProps) {
  const { t } = useWords();
  const going = useRef<AbortController>(undefined);
  const write = useMutation({
    mutationFn: () => {
      going.current = new AbortController();
      return writeDraft(caseId, going.current.signal);
    },
  });
  const stop = () => {
    going.current?.abort();
    write.reset();
  };
  useEffect(() => () => going.current?.abort(), []);
  const { data: written, isPending, error } = write;
  useKeys([
    written
      ? { keys: 'm', says: t('suggest.take'), run: () => take(written) }
      : { keys: 'm', says: t('suggest.write', { model }), run: () => !isPending && write.mutate() },
  ]);
  return (
    <section className={classes.model} aria-live="polite">
      {isPending && (
        <div className={classes.head}>
          <span className={classes.verdict}>
            <Loader size="xs" /> {t('suggest.writing', { model })}
          </span>
          <ActButton size="compact-sm" onClick={stop}>
            {t('suggest.stop')}
          </ActButton>
        </div>
      )}
      {error && <Notice kind="late">{asProblem(error).detail}</Notice>}
      {written && (
        <article className={classes.card}>
          <header className={classes.head}>
            <Badge color="yellow" variant="light">
              {t('answer.byAi', { model: written.model })}
            </Badge>
            <ActButton keyName="m" size="compact-sm" onClick={() => take(written)}>
              {t('suggest.take')}
            </ActButton>
          </header>
          <BlankedText text={written.text} />
        </article>
      )}
      {!written && !isPending && (
        <>
          <p className={classes.how}>{t('suggest.writeHow')}</p>
          <ActButton keyName="m" onClick={() => write.mutate()}>
            {t('suggest.write', { model })}
          </ActButton>
        </>
      )}
    </section>
  );
}
