import { useDebouncedCallback } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useSaveAnswer } from './answer-acts.ts';
import { type Answer, type AnswerBody, bodyOf } from './answers.api.ts';

const empty: AnswerBody = {
  kind: 'final',
  outcome: null,
  text: '',
  promisedOn: null,
  responsible: null,
  whatResidentCanDo: null,
};

/** A draft is saved this long after the last key. */
const restMs = 1200;

const isSavable = (body: AnswerBody) => body.text.trim() !== '';

type DraftStage = 'saving' | 'unsaved' | 'saved' | 'notBegun';

/** What is said of the words on the screen beside those the server holds. */
function stageOf({ saving, unsaved, stored }: Record<'saving' | 'unsaved' | 'stored', boolean>): DraftStage {
  if (saving) return 'saving';
  if (unsaved) return 'unsaved';
  return stored ? 'saved' : 'notBegun';
}

/** The words being written, saved when the writer rests; saves never overtake each other. */
export function useDraft(caseId: string, stored: Answer | undefined) {
  const [body, setBody] = useState<AnswerBody>(() => (stored ? bodyOf(stored) : empty));
  const [rested, setRested] = useState(body);
  const [unsaved, setUnsaved] = useState(false);
  const latest = useRef(body);
  const dirty = useRef(false);
  const version = useRef(stored && { id: stored.id, version: stored.version });
  const going = useRef<Promise<unknown>>(Promise.resolve());
  const save = useSaveAnswer(caseId);

  const saveNow = (): Promise<{ id: string; version: number } | undefined> => {
    autosave.cancel();
    const next = going.current.then(async () => {
      const sent = latest.current;
      if (version.current && !dirty.current) return version.current;
      dirty.current = false;
      try {
        const saved = await save.mutateAsync({ body: sent, draft: version.current });
        version.current = { id: saved.id, version: saved.version };
        setUnsaved(dirty.current);
        return version.current;
      } catch {
        // Shown by `error`; the words stay and stay unsaved.
        dirty.current = true;
        return undefined;
      }
    });
    going.current = next;
    return next;
  };
  const autosave = useDebouncedCallback(
    () => {
      setRested(latest.current);
      if (isSavable(latest.current)) saveNow();
    },
    { delay: restMs, flushOnUnmount: true },
  );
  const change = (fields: Partial<AnswerBody>) => {
    latest.current = { ...latest.current, ...fields };
    dirty.current = true;
    setBody(latest.current);
    setUnsaved(true);
    autosave();
  };
  const keepMine = () => {
    if (stored) version.current = { id: stored.id, version: stored.version };
    saveNow();
  };
  const takeTheirs = () => {
    if (!stored) return;
    version.current = { id: stored.id, version: stored.version };
    latest.current = bodyOf(stored);
    dirty.current = false;
    setBody(latest.current);
    setUnsaved(false);
    save.reset();
  };
  return {
    body,
    rested,
    unsaved,
    change,
    saveNow,
    stage: stageOf({ saving: save.isPending, unsaved, stored: stored !== undefined }),
    error: save.error,
    keepMine,
    takeTheirs,
  };
}
