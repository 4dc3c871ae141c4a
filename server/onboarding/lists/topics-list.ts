import { knownLanguages, wordsIn } from '../../platform/words.ts';
import {
  type CodeReader,
  cellsOf,
  isPassportChange,
  readEntry,
  type TopicColumn,
  type TopicWrite,
  topicCellsAfter,
  topicColumns,
  writeTopics,
} from '../../territory/index.ts';
import { fold } from './cells.rules.ts';
import type { ListKind } from './list.types.ts';

const enumerated = {
  unit: ['working days', 'calendar days', 'hours'],
  type: ['solve', 'explain'],
  proof: ['none', 'photo', 'document'],
  visibility: ['public', 'private'],
} as const;

/** Topics with their passports, known by their codes. */
export const topicsList: ListKind<TopicColumn, TopicWrite> = {
  what: 'topics',
  columns: topicColumns,
  rowsOf: (directory, language) =>
    [...directory.topics.values()].map((topic) => cellsOf(directory, topic, wordOf(language))),
  keyOf: (cells) => cells.code ?? '',
  read({ directory, asker }, cells) {
    const read = readEntry(directory, cells, codeOf);
    if ('problems' in read) return read;
    const { entry, known } = read;
    const word = wordOf(asker.language);
    const before = known && cellsOf(directory, known, word);
    const after = topicCellsAfter(directory, entry, known, word);
    const isPassport = before !== undefined && isPassportChange(before, after);
    return { entry: { entry, known, isPassport }, name: entry.name, after, ...(before && { before }) };
  },
  write: writeTopics,
};

const wordOf = (language: string) => (kind: string, code: string) =>
  wordsIn(language)(`listFile.${kind}.${code}`);

const codeOf: CodeReader = (kind, text) => {
  const codes: readonly string[] = enumerated[kind];
  return codes.find(
    (code) =>
      fold(code) === fold(text) ||
      knownLanguages().some((language) => fold(wordOf(language)(kind, code)) === fold(text)),
  );
};
