import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDraftWanted } from '../../answers/drafting.ts';
import { send } from '../../data/client.ts';
import { keys } from '../../data/keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './presence.module.css';

interface Present {
  readonly accountId: string;
  readonly name: string;
  readonly writing: boolean;
}

const everyMs = 15_000;

/** Who else has the case open, and who of them is writing an answer. */
export function Presence({ caseId }: { caseId: string }) {
  const { t, language } = useWords();
  const writing = useDraftWanted() === caseId;
  const path = `/api/cases/${caseId}/presence`;
  const { data = [] } = useQuery({
    queryKey: keys.presence(caseId, writing),
    queryFn: () => send<Present[]>('POST', path, { body: { writing } }),
    refetchInterval: everyMs,
    staleTime: 0,
    gcTime: 0,
  });
  useEffect(
    () => () => {
      send('POST', path, { body: { writing: false, leaving: true }, keepalive: true }).catch(() => undefined);
    },
    [path],
  );
  if (data.length === 0) return null;
  const list = new Intl.ListFormat(language);
  const names = (people: readonly Present[]) => list.format(people.map(({ name }) => name));
  const writers = data.filter((one) => one.writing);
  const said = writers.length > 0 ? writers : data;
  return (
    <p className={classes.here} role="status">
      <Icon name={writers.length > 0 ? 'pen' : 'people'} size={14} />
      {t(writers.length > 0 ? 'presence.writing' : 'presence.here', {
        names: names(said),
        count: said.length,
      })}
    </p>
  );
}
