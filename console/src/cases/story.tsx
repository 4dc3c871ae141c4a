import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Shown } from '../parts/screens.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/use-words.ts';
import { type StoryEntry, storyQuery } from './cases.api.ts';
import classes from './story.module.css';
import { MomentDialog } from './work/moment-dialog.tsx';

/** Everything that happened to a case: who, when, what and why, the newest first. */
export function Story({ caseId }: { caseId: string }) {
  const asked = useQuery(storyQuery(caseId));
  const [moment, setMoment] = useState<string>();
  return (
    <>
      <Shown of={asked} rows={3}>
        {(entries) => (
          <ol className={classes.story}>
            {entries.toReversed().map((entry) => (
              <Entry key={entry.id} entry={entry} show={() => setMoment(entry.at)} />
            ))}
          </ol>
        )}
      </Shown>
      {moment && <MomentDialog caseId={caseId} at={moment} close={() => setMoment(undefined)} />}
    </>
  );
}

/** The answer it tells of was begun by a model. */
const isMarked = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'draftedByAi' in data && data.draftedByAi === true;

function Entry({ entry, show }: { entry: StoryEntry; show: () => void }) {
  const { code, t } = useWords();
  const dates = useDates();
  const who = entry.actorKind === 'person' ? entry.actorName : code('actor', entry.actorKind);
  return (
    <li className={classes.entry}>
      <span>
        {code('event', entry.type)}
        {isMarked(entry.data) && ` (${t('story.byAi')})`}
      </span>
      <span className={classes.dim}>
        {who} ·{' '}
        <button type="button" className={classes.moment} title={t('moment.show')} onClick={show}>
          <time dateTime={entry.at}>{dates.moment(entry.at)}</time>
        </button>
      </span>
      {entry.reason && <q className={classes.reason}>{code('madeReason', entry.reason)}</q>}
    </li>
  );
}
