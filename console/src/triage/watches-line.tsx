import { useQuery } from '@tanstack/react-query';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './arrival.module.css';
import type { Proposal } from './arrivals.api.ts';
import { watchesQuery } from './watches.api.ts';

/** Which watches found the message; the words that did are marked in its text. */
export function WatchesLine({ found }: { found: Proposal['watches'] }) {
  const { t } = useWords();
  const { data: watches = [] } = useQuery(watchesQuery);
  return found.map(({ watchId }) => (
    <p key={watchId} className={classes.notice}>
      <Icon name="search" size={14} />
      {t('watches.marked', {
        name: watches.find(({ id }) => id === watchId)?.name ?? t('watches.unknown'),
      })}
    </p>
  ));
}
