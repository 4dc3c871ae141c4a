import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Case } from '../cases/cases.api.ts';
import { Failed } from '../parts/screens.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './answer.module.css';
import { AnswerCard } from './answer-card.tsx';
import { AnswerEditor } from './answer-editor.tsx';
import { type Answer, answersQuery } from './answers.api.ts';
import { forgetDraft, useDraftWanted } from './drafting.ts';

const mayEdit = (answer: Answer) => answer.acts.includes('save');

/** Answers on their way: the draft being written, what waits for review, what failed to arrive. */
export function AnswerSection({ row }: { row: Case }) {
  const { t } = useWords();
  const { data: answers, error, refetch } = useQuery(answersQuery(row.id));
  const wanted = useDraftWanted() === row.id;
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => forgetDraft, []);
  if (error && !answers) return <Failed error={error} again={refetch} />;
  const onTheWay = (answers ?? []).filter(({ state }) => state !== 'published');
  const draft = onTheWay.findLast(mayEdit);
  const others = onTheWay.filter((answer) => answer !== draft);
  // Words somebody is typing stay in sight also when their draft has become something else meanwhile.
  const writing = draft !== undefined || wanted || unsaved;
  if (others.length === 0 && !writing) return null;
  return (
    <section aria-label={t('answer.title')} className={classes.section}>
      {others.map((answer) => (
        <AnswerCard key={answer.id} answer={answer} />
      ))}
      {writing && (
        <AnswerEditor
          key={draft?.corrects?.id ?? 'answer'}
          row={row}
          draft={draft}
          focused={wanted}
          holds={setUnsaved}
        />
      )}
    </section>
  );
}
