import { useState } from 'react';
import { draftAnswer } from '../answers/drafting.ts';
import { ActButton } from '../parts/act-button.tsx';
import barClasses from '../parts/bar.module.css';
import { forgetKeptText } from '../parts/kept-text.ts';
import { Refused } from '../parts/refused.tsx';
import { useKeys } from '../shell/key-bindings.tsx';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './act-dialog.tsx';
import { actKeys, immediate, useAct } from './acts.ts';
import type { Act, ActBody, Case } from './cases.api.ts';

const isAct = (act: string): act is Act => act in actKeys;

/** What may be done with the case now, each with its key; only what the server offers this person. */
export function ActBar({ row }: { row: Case }) {
  const { t, code } = useWords();
  const [asking, setAsking] = useState<Act>();
  const act = useAct(row);
  const offered = row.acts.filter(isAct);
  const run = (name: Act) => {
    act.reset();
    if (immediate.has(name)) act.mutate({ act: name });
    else setAsking(name);
  };
  const mayAnswer = row.acts.some((name) => name === 'ask resident');
  useKeys(
    asking
      ? []
      : [
          ...offered.map((name) => ({ keys: actKeys[name], says: code('act', name), run: () => run(name) })),
          ...(mayAnswer ? [{ keys: 'r', says: t('act.answer'), run: () => draftAnswer(row.id) }] : []),
        ],
  );
  const submit = (body: ActBody) =>
    act.mutate(body, {
      onSuccess: () => {
        forgetKeptText(`${body.act} ${row.id}`);
        setAsking(undefined);
      },
    });
  return (
    <>
      {offered.length > 0 && (
        <footer className={barClasses.bar}>
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
        </footer>
      )}
      {asking && (
        <ActDialog
          act={asking}
          row={row}
          busy={act.isPending}
          refused={act.error && <Refused error={act.error} state={code('state', row.state)} />}
          onSubmit={submit}
          close={() => setAsking(undefined)}
        />
      )}
    </>
  );
}
