import { MultiSelect, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../words/use-words.ts';
import type { SimpleCondition } from './condition.ts';
import { useDirectory } from './directory.ts';

interface SimpleFieldsProps {
  readonly simple: SimpleCondition;
  readonly change: (fields: Partial<SimpleCondition>) => void;
}

/** A condition of the usual shape, for whatever asks one. */
export function SimpleFields({ simple, change }: SimpleFieldsProps) {
  const words = useWords();
  const { t } = words;
  const { topics, groups, areas } = useDirectory();
  const data = useMemo(() => {
    const choices = (rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) =>
      rows.map(({ id, name }) => ({ value: id, label: words.name(name) }));
    return { topics: choices(topics), groups: choices(groups), areas: choices(areas) };
  }, [topics, groups, areas, words]);
  const many = { searchable: true, clearable: true, limit: 60, nothingFoundMessage: t('select.nothing') };
  return (
    <>
      <MultiSelect
        {...many}
        label={t('field.group')}
        data={data.groups}
        value={[...simple.groups]}
        onChange={(chosen) => change({ groups: chosen })}
      />
      <MultiSelect
        {...many}
        label={t('field.topic')}
        data={data.topics}
        value={[...simple.topics]}
        onChange={(chosen) => change({ topics: chosen })}
      />
      <MultiSelect
        {...many}
        label={t('field.area')}
        data={data.areas}
        value={[...simple.areas]}
        onChange={(chosen) => change({ areas: chosen })}
      />
      <TagsInput
        size="xs"
        label={t('routing.words')}
        description={t('routing.wordsHow')}
        value={[...simple.words]}
        onChange={(chosen) => change({ words: chosen })}
      />
    </>
  );
}
