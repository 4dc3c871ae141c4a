import { Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { blanksIn } from '../../../server/answers/suggest/blanks.rules.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Saying, Shown } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import type { AnswerBody } from './answers.api.ts';
import { SourceCard } from './source-card.tsx';
import { type Source, suggestionsQuery, type WrittenDraft } from './suggest.api.ts';
import classes from './suggest-draft.module.css';
import { useSourceKeys } from './use-source-keys.ts';
import { WriteDraft } from './write-draft.tsx';

interface SuggestProps {
  readonly caseId: string;
  readonly body: AnswerBody;
  readonly change: (fields: Partial<AnswerBody>) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Ctrl+J in the editor: approved answers to similar cases and templates to begin from, and a draft a model wrote of them. */
export function SuggestDraft({ caseId, body, change, field }: SuggestProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  // By the key’s place: on the Russian layout it writes another letter.
  useHotkeys([['mod+j', () => setOpen(true), { usePhysicalKeys: true }]], []);
  const put = (words: string, fields: Partial<AnswerBody>) => {
    const at = field.current?.selectionStart ?? body.text.length;
    const until = field.current?.selectionEnd ?? at;
    change({ ...fields, text: body.text.slice(0, at) + words + body.text.slice(until) });
    setOpen(false);
    const [first] = blanksIn(words);
    // After the dialog has given the focus back.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(
        at + (first?.start ?? words.length),
        at + (first?.end ?? words.length),
      );
    });
  };
  const take = (source: Source) => {
    if (source.from === 'answer') return put(source.text, { sourceIds: added(body.sourceIds, source.id) });
    put(source.text, {
      templateIds: added(body.templateIds, source.id),
      ...(source.kind && { kind: source.kind }),
      ...(source.outcome && { outcome: source.outcome }),
    });
  };
  const takeWritten = (written: WrittenDraft) => put(written.text, { suggestionId: written.id });
  return (
    <>
      <ActButton keyName="mod+j" onClick={() => setOpen(true)}>
        {t('suggest.open')}
      </ActButton>
      {open && (
        <SuggestDialog caseId={caseId} take={take} takeWritten={takeWritten} close={() => setOpen(false)} />
      )}
    </>
  );
}

const added = (ids: readonly string[] | undefined, id: string) => [...new Set([...(ids ?? []), id])];

interface DialogProps {
  readonly caseId: string;
  readonly take: (source: Source) => void;
  readonly takeWritten: (written: WrittenDraft) => void;
  readonly close: () => void;
}

function SuggestDialog({ caseId, take, takeWritten, close }: DialogProps) {
  const { t } = useWords();
  const asked = useQuery(suggestionsQuery(caseId));
  useSourceKeys(asked.data?.sources ?? [], take);
  return (
    <Modal
      opened
      onClose={close}
      title={t('suggest.open')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('act.close') }}
      data-own-keys
    >
      <Shown of={asked} rows={4}>
        {({ sources, model }) =>
          sources.length === 0 ? (
            <Saying icon="pen" title={t('suggest.none')}>
              {t('suggest.noneHow')}
            </Saying>
          ) : (
            <>
              <p className={classes.how}>{t('suggest.how')}</p>
              <ol className={classes.list}>
                {sources.map((source, at) => (
                  <li key={source.id}>
                    <SourceCard source={source} keyName={String(at + 1)} take={() => take(source)} />
                  </li>
                ))}
              </ol>
              {model && <WriteDraft caseId={caseId} model={model} take={takeWritten} />}
            </>
          )
        }
      </Shown>
    </Modal>
  );
}
