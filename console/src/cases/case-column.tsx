import { useQuery } from '@tanstack/react-query';
import { AnswerSection } from '../answers/answer-section.tsx';
import { Work } from '../parts/columns.tsx';
import { Shown } from '../parts/screens.tsx';
import { ActBar } from './act-bar.tsx';
import classes from './case-column.module.css';
import { CaseContext } from './case-context.tsx';
import { CaseHead } from './case-head.tsx';
import { type Case, caseQuery } from './cases.api.ts';
import { Clocks } from './clocks.tsx';
import { Facts } from './facts.tsx';
import { Notes } from './notes.tsx';
import { Thread } from './thread.tsx';
import { Presence } from './work/presence.tsx';

export function CaseColumn({ caseId }: { caseId: string }) {
  const asked = useQuery(caseQuery(caseId));
  return <Shown of={asked}>{(row) => <OneCase row={row} />}</Shown>;
}

function OneCase({ row }: { row: Case }) {
  return (
    <Work context={<CaseContext row={row} />}>
      <CaseHead row={row} />
      <Presence caseId={row.id} />
      <article className={classes.body}>
        <Clocks clocks={row.clocks} />
        <Thread row={row} />
        <Facts row={row} />
        <AnswerSection row={row} />
        <Notes row={row} />
      </article>
      <ActBar row={row} />
    </Work>
  );
}
