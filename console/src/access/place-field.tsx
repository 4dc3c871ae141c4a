import { Select } from '@mantine/core';
import { useDirectory } from '../territory/directory.ts';
import { useWords } from '../words/use-words.ts';

interface PlaceFieldProps {
  readonly ofAuthority: boolean;
  readonly value: string | null;
  readonly change: (id: string | null) => void;
}

/** Where a role holds: a centre, or an authority for those who work there. */
export function PlaceField({ ofAuthority, value, change }: PlaceFieldProps) {
  const words = useWords();
  const directory = useDirectory();
  const places = ofAuthority ? directory.authorities : directory.centres;
  return (
    <Select
      label={words.t('people.place')}
      required
      searchable
      value={value}
      onChange={change}
      data={places.map(({ id, name }) => ({ value: id, label: words.name(name) }))}
    />
  );
}
