import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { spoken } from '../../words/case-number.ts';
import { useWords } from '../../words/use-words.ts';
import { type CaseRow, findCasesQuery } from '../cases.api.ts';

interface CaseSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** Offered before anything is typed. */
  readonly near: readonly CaseRow[];
  readonly not: string;
}

/** Finds another case by its number or words of its title. */
export function CaseSelect({ label, value, onChange, near, not }: CaseSelectProps) {
  const { t, code } = useWords();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed, 250);
  const { data } = useQuery({ ...findCasesQuery(words), enabled: words.trim().length > 1 });
  const found = words.trim().length > 1 ? (data?.items ?? []) : [];
  const offered = new Map([...near, ...found].map((row) => [row.id, row]));
  offered.delete(not);
  return (
    <Select
      label={label}
      description={t('work.otherHow')}
      searchable
      clearable
      data-autofocus
      value={value}
      onChange={onChange}
      onSearchChange={setTyped}
      data={[...offered.values()].map((row) => ({
        value: row.id,
        label: `${spoken(row.number)} · ${code('state', row.state)} · ${row.title}`,
      }))}
    />
  );
}
