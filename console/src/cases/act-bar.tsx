import { useState } from 'react';
import { draftAnswer } from '../answers/drafting.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './act-bar.module.css';
import { ActDialog } from './act-dialog.tsx';
import { actKeys, useAct } from './acts.ts';
import type { Act, Case } from './cases.api.ts';

/** Acts done at once; the others ask for something first. */
const immediate: ReadonlySet<Act> = new Set(['start work', 'resident replied']);

const isAct = (act: string): act is Act => act in actKeys;

/** What may be done with the case now, each with its key; only what the server offers this person. */
export function ActBar({ row }: { row: Case }) {
  const { t, code } = useWords();
  const [asking, setAsking] = useState<Act>();
  const act = useAct(row);
  const offered = row.acts.filter(isAct);
  const run = (name: Act) => (immediate.has(name) ? act.mutate({ act: name }) : setAsking(name));
  const mayAnswer = row.acts.some((name) => name === 'ask resident');
  useKeys(
    asking
      ? []
      : [
          ...offered.map((name) => ({ keys: actKeys[name], says: code('act', name), run: () => run(name) })),
          ...(mayAnswer ? [{ keys: 'r', says: t('act.answer'), run: () => draftAnswer(row.id) }] : []),
        ],
  );
  if (offered.length === 0) return null;
  return (
    <footer className={classes.bar}>
      {mayAnswer && (
        <ActButton variant="filled" keyName="r" onClick={() => draftAnswer(row.id)}>
          {t('act.answer')}
        </ActButton>
      )}
      {offered.map((name, index) => (
        <ActButton
          key={name}
          keyName={actKeys[name]}
          variant={index === 0 && !mayAnswer ? 'filled' : 'default'}
          loading={act.isPending && act.variables.act === name}
          onClick={() => run(name)}
        >
          {code('act', name)}
        </ActButton>
      ))}
      {asking && (
        <ActDialog act={asking} row={row} onSubmit={act.mutate} close={() => setAsking(undefined)} />
      )}
    </footer>
  );
}
