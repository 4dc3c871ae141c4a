import { Select, Text, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import tables from '../tables.module.css';
import type { Mapping, MappingRow } from './mapping.api.ts';

interface NationalTopicProps {
  readonly mapping: Mapping;
  readonly present: MappingRow | undefined;
  /** Those that held, the newest first. */
  readonly before: readonly MappingRow[];
  readonly choose: (nationalTopicId: string | null) => void;
}

/** What a topic is matched with; a click makes a list of it. */
export function NationalTopic({ mapping, present, before, choose }: NationalTopicProps) {
  const words = useWords();
  const { t } = words;
  const dates = useDates();
  const [isOpen, setOpen] = useState(false);
  const close = (chosen: string | null) => {
    setOpen(false);
    if (chosen !== (present?.nationalTopicId ?? null)) choose(chosen);
  };
  if (isOpen)
    return (
      <Choice
        mapping={mapping}
        value={present?.nationalTopicId ?? null}
        onChange={close}
        onLeave={() => setOpen(false)}
      />
    );
  const [last] = before;
  return (
    <>
      <UnstyledButton className={tables.link} onClick={() => setOpen(true)}>
        <Text size="sm" component="span" {...(present ? {} : { c: 'dimmed' })}>
          {present ? words.name(present.nationalName) : t('mapping.choose')}
        </Text>
      </UnstyledButton>
      {present && (
        <Text size="xs" c="dimmed">
          {`${present.nationalCode} · ${t('mapping.since', { date: dates.day(present.from) })}`}
        </Text>
      )}
      {last && (
        <Text size="xs" c="dimmed">
          {t('mapping.history', {
            name: words.name(last.nationalName),
            code: last.nationalCode,
            from: dates.day(last.from),
            until: dates.day(last.until),
          })}
        </Text>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly mapping: Mapping;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly onLeave: () => void;
}

function Choice({ mapping, value, onChange, onLeave }: ChoiceProps) {
  const words = useWords();
  const data = useMemo(() => {
    const groups = Map.groupBy(mapping.national, ({ groupName }) => words.name(groupName));
    return [...groups].map(([group, items]) => ({
      group,
      items: items.map(({ id, code, name }) => ({ value: id, label: `${words.name(name)} · ${code}` })),
    }));
  }, [mapping.national, words]);
  return (
    <Select
      aria-label={words.t('mapping.theirs')}
      placeholder={words.t('mapping.choose')}
      nothingFoundMessage={words.t('select.nothing')}
      searchable
      clearable
      autoFocus
      defaultDropdownOpened
      limit={60}
      value={value}
      onChange={onChange}
      onDropdownClose={onLeave}
      data={data}
    />
  );
}
