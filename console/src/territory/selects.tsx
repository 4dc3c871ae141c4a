import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useWords, type Words } from '../words/use-words.ts';
import { useDirectory } from './directory.ts';

type ChoiceProps = Omit<SelectProps, 'data'>;

const shared = (props: ChoiceProps, t: Words['t']): ChoiceProps => ({
  searchable: true,
  // Typing replaces what is chosen instead of adding to its name.
  onFocus: (event) => event.currentTarget.select(),
  limit: 60,
  maxDropdownHeight: 320,
  nothingFoundMessage: t('select.nothing'),
  ...props,
});

/** Any topic, under its group, found by typing. */
export function TopicSelect(props: ChoiceProps) {
  const words = useWords();
  const { groups, topics } = useDirectory();
  const data = useMemo(
    () =>
      [...groups]
        .sort((a, b) => a.position - b.position)
        .map((group) => ({
          group: words.name(group.name),
          items: topics
            .filter(({ groupId }) => groupId === group.id)
            .map(({ id, name }) => ({ value: id, label: words.name(name) })),
        })),
    [groups, topics, words],
  );
  return <Select {...shared(props, words.t)} data={data} />;
}

export function AreaSelect(props: ChoiceProps) {
  const words = useWords();
  const { areas } = useDirectory();
  const data = useMemo(() => sorted(words, areas), [areas, words]);
  return <Select {...shared(props, words.t)} data={data} />;
}

export function AuthoritySelect(props: ChoiceProps) {
  const words = useWords();
  const { authorities } = useDirectory();
  const data = useMemo(() => sorted(words, authorities), [authorities, words]);
  return <Select {...shared(props, words.t)} data={data} />;
}

function sorted(words: Words, rows: readonly { id: string; name: Readonly<Record<string, string>> }[]) {
  const collator = new Intl.Collator(words.language);
  return rows
    .map(({ id, name }) => ({ value: id, label: words.name(name) }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

/** 1–5 with the words of each step. */
export function SeveritySelect(props: ChoiceProps) {
  const words = useWords();
  const data = ['1', '2', '3', '4', '5'].map((value) => ({
    value,
    label: `${value} · ${words.code('severity', value)}`,
  }));
  return <Select {...shared(props, words.t)} searchable={false} data={data} />;
}
