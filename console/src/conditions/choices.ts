import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { tagsQuery } from '../cases/work/tags.tsx';
import { channelsQuery } from '../channels/channels.api.ts';
import { useDirectory } from '../territory/directory.ts';
import { type Names, useWords } from '../words/use-words.ts';
import { type Field, isNumber } from './condition-tree.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export type ChoiceField = Exclude<Field, 'words' | 'severity' | 'reach' | 'messages' | 'hour'>;

/** What each field may be compared with, in the reader's words. */
export type Choices = Readonly<Record<ChoiceField, readonly Choice[]>>;

const risks = ['critical', 'heightened', 'ordinary'];
const types = ['solve', 'explain'];
const sources = ['driver', 'portal', 'api', 'pasted', 'call', 'import'];
const hours = ['working', 'off'];
const languages = ['ru', 'en'];
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

export function useChoices(): Choices {
  const words = useWords();
  const directory = useDirectory();
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: tags = [] } = useQuery(tagsQuery);
  return useMemo(() => {
    const { language, code, name } = words;
    const named = (rows: readonly { id: string; name: Names }[]) =>
      rows.map((row) => ({ value: row.id, label: name(row.name) }));
    const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    const tongue = new Intl.DisplayNames(language, { type: 'language' });
    return {
      topic: named(directory.topics),
      group: named(directory.groups),
      area: named(directory.areas),
      centre: named(directory.centres),
      channel: named(channels),
      tag: tags.map(({ tag }) => ({ value: tag, label: tag })),
      risk: risks.map((value) => ({ value, label: code('risk', value) })),
      type: types.map((value) => ({ value, label: code('caseType', value) })),
      source: sources.map((value) => ({ value, label: code('source', value) })),
      language: languages.map((value) => ({ value, label: tongue.of(value) ?? value })),
      weekday: Array.from({ length: 7 }, (_, place) => ({
        value: String(place + 1),
        label: day.format(monday + place * 86_400_000),
      })),
      hours: hours.map((value) => ({ value, label: code('workingHours', value) })),
    };
  }, [words, directory, channels, tags]);
}

export const isChoice = (field: Field): field is ChoiceField => field !== 'words' && !isNumber(field);
