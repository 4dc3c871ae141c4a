import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { Person } from '../platform/actor.ts';
import { csvLine } from '../platform/csv.ts';
import type { Platform } from '../platform/module.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import { xlsxOf } from '../platform/xlsx.ts';
import {
  type CellProblem,
  cellsOf,
  type Directories,
  type Directory,
  differenceOf,
  mayChangeTopics,
  readEntry,
  type TopicColumn,
  type TopicDifference,
  topicColumns,
  writeTopics,
} from '../territory/index.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';

type Parts = Platform & { readonly directories: Directories };

const enumerated = {
  unit: ['working days', 'calendar days', 'hours'],
  type: ['solve', 'explain'],
  proof: ['none', 'photo', 'document'],
  visibility: ['public', 'private'],
} as const;

/** A byte order mark, so that spreadsheets read the Cyrillic right. */
const mark = '\u{FEFF}';

/**
 * The realm's topics with their passports, in the words of the person's language.
 * @throws Refusal `forbidden`
 */
export async function exportTopics(parts: Parts, person: Person, format: 'csv' | 'xlsx'): Promise<Buffer> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const topics = [...directory.topics.values()];
    const cells = topics.map((topic) => cellsOf(directory, topic, wordOf(person.language)));
    const table = [
      headerIn(person.language),
      ...cells.map((row) => topicColumns.map((name) => row[name] ?? '')),
    ];
    const act = { act: 'export', subjectId: null, data: { topics: topics.length, format } };
    await recordOutwardAct(tx, { realmId, actor: person, at: parts.clock.now() }, act);
    return format === 'xlsx' ? xlsxOf(table) : Buffer.from(mark + table.map(csvLine).join(''));
  });
}

export interface TopicsPreview {
  /** Names this file over this state of the directory: given back to apply what was shown. */
  readonly digest: string;
  readonly differences: readonly TopicDifference[];
  readonly bad: readonly { readonly row: SheetRow<TopicColumn>; readonly problems: readonly CellProblem[] }[];
  /** The rows that cannot go in with the reasons, as CSV; null: none. */
  readonly rejects: string | null;
  readonly isApplied: boolean;
}

/**
 * What a table would change; with the digest of what was shown, changes it. Bad rows stay out, the others go in together.
 * @throws Refusal `forbidden`, `changed-meanwhile`, those of `readSheet`
 */
export async function importTopics(
  parts: Parts,
  person: Person,
  upload: MultipartFile | undefined,
  shown: string | null,
): Promise<TopicsPreview> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  const rows = await readSheet(parts.dataDirectory, upload, columnNamed());
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const read = readRows(directory, rows, person.language);
    const digest = createHash('sha256')
      .update(JSON.stringify([directory.stamp, rows]))
      .digest('hex')
      .slice(0, 32);
    const rejects = read.bad.length > 0 ? rejectsOf(read.bad, person.language) : null;
    const preview = { digest, ...read, rejects };
    if (shown === null) return { ...preview, isApplied: false };
    if (shown !== digest) throw new Refusal('changed-meanwhile', { version: directory.stamp });
    const reason = wordsIn(directory.language)('topicFile.reason', { file: upload?.filename ?? '' });
    await writeTopics(
      tx,
      { realmId, actor: person, at: parts.clock.now(), reason },
      directory,
      read.differences,
    );
    return { ...preview, isApplied: true };
  });
}

function readRows(directory: Directory, rows: readonly SheetRow<TopicColumn>[], language: string) {
  const differences: TopicDifference[] = [];
  const bad: { row: SheetRow<TopicColumn>; problems: CellProblem[] }[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const code = row.cells.code ?? '';
    const read = seen.has(code)
      ? { problems: [{ column: 'code', code: 'repeated', value: code } as const] }
      : readEntry(directory, row.cells, codeOf);
    if ('problems' in read) bad.push({ row, problems: [...read.problems] });
    else differences.push(differenceOf(directory, read.entry, wordOf(language)));
    if (code) seen.add(code);
  }
  return { differences, bad };
}

function rejectsOf(bad: TopicsPreview['bad'], language: string): string {
  const words = wordsIn(language);
  const header = [words('import.reject.row'), words('import.reject.reason'), ...headerIn(language)];
  const lines = bad.map(({ row, problems }) => [
    String(row.number),
    problems.map((one) => problemIn(language, one)).join(' '),
    ...topicColumns.map((column) => row.cells[column] ?? ''),
  ]);
  return mark + [header, ...lines].map(csvLine).join('');
}

export function problemIn(language: string, { column, code, value }: CellProblem): string {
  const words = wordsIn(language);
  return words(`topicFile.problem.${code}`, { column: words(`topicFile.${column}`), value });
}

const headerIn = (language: string) => topicColumns.map((column) => wordsIn(language)(`topicFile.${column}`));
const wordOf = (language: string) => (kind: string, code: string) =>
  wordsIn(language)(`topicFile.${kind}.${code}`);
const fold = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е');

/** A header in any language, or the column's own name. */
function columnNamed(): (name: string) => TopicColumn | undefined {
  const known = new Map<string, TopicColumn>(topicColumns.map((column) => [fold(column), column]));
  for (const language of knownLanguages())
    for (const column of topicColumns) known.set(fold(wordsIn(language)(`topicFile.${column}`)), column);
  return (name) => known.get(fold(name));
}

function codeOf(kind: keyof typeof enumerated, text: string): string | undefined {
  const codes: readonly string[] = enumerated[kind];
  return codes.find(
    (code) =>
      fold(code) === fold(text) ||
      knownLanguages().some((language) => fold(wordOf(language)(kind, code)) === fold(text)),
  );
}
