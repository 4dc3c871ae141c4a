import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/use-words.ts';
import { watchesQuery } from './watches.api.ts';

interface WatchFilterProps {
  readonly watchId: string | null;
  readonly choose: (watchId: string | null) => void;
}

/** Only what a watch has found. Not there where nothing is watched for. */
export function WatchFilter({ watchId, choose }: WatchFilterProps) {
  const { t } = useWords();
  const { data: watches = [] } = useQuery(watchesQuery);
  const data = watches
    .filter(({ state, found }) => state === 'active' || found > 0)
    .map(({ id, name }) => ({ value: id, label: name }));
  if (data.length === 0) return null;
  return (
    <Select
      size="xs"
      clearable
      aria-label={t('watches.filter')}
      placeholder={t('watches.filter')}
      data={data}
      value={watchId}
      onChange={choose}
    />
  );
}
