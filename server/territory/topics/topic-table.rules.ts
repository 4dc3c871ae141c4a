import type { Directory, Names, Passport, PassportAuthority, Topic } from '../directory.types.ts';

/** Columns of a table of topics, in the order they are written. A name or text has a column a language. */
export const topicColumns = [
  'code',
  'name.ru',
  'name.en',
  'group',
  'groupName.ru',
  'groupName.en',
  'description.ru',
  'description.en',
  'severity',
  'term',
  'unit',
  'reaction',
  'type',
  'proof',
  'visibility',
  'season',
  'objectionDays',
  'automaticFrom',
  'authorities',
  'words.ru',
  'words.en',
] as const;
export type TopicColumn = (typeof topicColumns)[number];

/** Cells of one row by column; what is not in the table is not there. */
export type TopicCells = Partial<Record<TopicColumn, string>>;

export interface TopicEntry {
  readonly code: string;
  readonly name: Names;
  readonly description: Names;
  readonly groupCode: string;
  readonly groupName: Names;
  readonly passport: Omit<Passport, 'version'>;
}

interface CellProblem {
  readonly column: TopicColumn;
  readonly code: 'missing' | 'unknown' | 'number';
  readonly value: string;
}

/** Words for codes, in every language they may be typed in: `рабочие дни` is `working days`. */
export type CodeReader = (kind: 'unit' | 'type' | 'proof' | 'visibility', text: string) => string | undefined;

const languages = ['ru', 'en'] as const;
const separator = /\s*;\s*/;

/** How a topic stands in a table; what is empty in it stays as it is when the table comes back. */
export function cellsOf(
  directory: Directory,
  topic: Omit<TopicEntry, 'groupCode' | 'groupName'> & { readonly groupId: string },
  word: (kind: string, code: string) => string,
): TopicCells {
  const { passport } = topic;
  const group = directory.groups.get(topic.groupId);
  const areaCode = (id: string | null) => (id === null ? '*' : directory.areas.get(id)?.code);
  const authorities = (passport.authorities ?? []).map(
    ({ areaId, authorityId }) =>
      `${areaCode(areaId) ?? '?'}=${directory.authorities.get(authorityId)?.code ?? '?'}`,
  );
  const spoken = (key: 'name' | 'groupName' | 'description', names: Names | undefined) =>
    Object.fromEntries(languages.map((language) => [`${key}.${language}`, names?.[language] ?? '']));
  return {
    code: topic.code,
    ...spoken('name', topic.name),
    group: group?.code ?? '',
    ...spoken('groupName', group?.name),
    ...spoken('description', topic.description),
    severity: String(passport.severity),
    term: String(passport.resolutionAmount),
    unit: word('unit', passport.resolutionUnit),
    reaction: passport.reactionHours == null ? '' : String(passport.reactionHours),
    type: word('type', passport.type),
    proof: word('proof', passport.proof),
    visibility: word('visibility', passport.visibility),
    season: passport.season?.join('; ') ?? '',
    objectionDays: String(passport.objectionDays),
    automaticFrom: passport.automaticFrom === null ? '' : String(passport.automaticFrom),
    authorities: authorities.join('; '),
    ...Object.fromEntries(
      languages.map((language) => [`words.${language}`, (passport.words[language] ?? []).join('; ')]),
    ),
  };
}

const fresh: Omit<Passport, 'version'> = {
  severity: 3,
  resolutionAmount: 10,
  resolutionUnit: 'working days',
  reactionHours: null,
  type: 'solve',
  proof: 'none',
  visibility: 'public',
  season: null,
  objectionDays: 15,
  words: {},
  automaticFrom: null,
  authorities: [],
};

/** Reads one row over what is known of its topic. A column that is absent or empty says nothing. */
export function readEntry(
  directory: Directory,
  cells: TopicCells,
  code: CodeReader,
): { entry: TopicEntry; known: Topic | undefined } | { problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const say = (column: TopicColumn, kind: CellProblem['code']) =>
    void problems.push({ column, code: kind, value: cells[column] ?? '' });
  const known = [...directory.topics.values()].find((topic) => topic.code === cells.code);
  const group = known && directory.groups.get(known.groupId);
  const base = known?.passport ?? fresh;
  const number = (column: TopicColumn, otherwise: number, least: number, most: number, whole = true) => {
    const text = cells[column];
    if (!text) return otherwise;
    const value = Number(text.replace(',', '.'));
    if (!Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value)))
      say(column, 'number');
    return value;
  };
  const chosen = <T extends string>(column: 'unit' | 'type' | 'proof' | 'visibility', otherwise: T): T => {
    const text = cells[column];
    if (!text) return otherwise;
    const found = code(column, text);
    if (found === undefined) say(column, 'unknown');
    return (found ?? otherwise) as T;
  };
  const named = (key: 'name' | 'groupName' | 'description', before: Names | undefined): Names => {
    const given = languages.flatMap((language) => {
      const text = cells[`${key}.${language}`];
      return text ? [[language, text] as const] : [];
    });
    return { ...before, ...Object.fromEntries(given) };
  };
  const groupCode = cells.group || (group?.code ?? '');
  const otherGroup = [...directory.groups.values()].find((one) => one.code === groupCode);
  const name = named('name', known?.name);
  if (!cells.code) say('code', 'missing');
  if (Object.keys(name).length === 0) say('name.ru', 'missing');
  if (!groupCode) say('group', 'missing');
  const passport: Omit<Passport, 'version'> = {
    severity: number('severity', base.severity, 1, 5),
    resolutionAmount: number('term', base.resolutionAmount, 1, 365),
    resolutionUnit: chosen('unit', base.resolutionUnit),
    reactionHours: cells.reaction ? number('reaction', 1, 1, 80) : (base.reactionHours ?? null),
    type: chosen('type', base.type),
    proof: chosen('proof', base.proof),
    visibility: chosen('visibility', base.visibility),
    season: seasonOf(cells.season, base.season, say),
    objectionDays: number('objectionDays', base.objectionDays, 1, 90),
    words: { ...base.words, ...wordsOf(cells) },
    automaticFrom: cells.automaticFrom ? number('automaticFrom', 1, 0.5, 1, false) : base.automaticFrom,
    authorities: authoritiesOf(directory, cells.authorities, base.authorities ?? [], say),
  };
  if (problems.length > 0) return { problems };
  const groupName = named('groupName', otherGroup?.name);
  return {
    entry: {
      code: cells.code ?? '',
      name,
      description: named('description', known?.description),
      groupCode,
      groupName: Object.keys(groupName).length > 0 ? groupName : { ru: groupCode },
      passport,
    },
    known,
  };
}

type Say = (column: TopicColumn, kind: CellProblem['code']) => void;

function seasonOf(
  text: string | undefined,
  before: readonly number[] | null,
  say: Say,
): readonly number[] | null {
  if (!text) return before;
  const months = text
    .split(/[\s;,]+/)
    .filter(Boolean)
    .map(Number);
  if (months.some((month) => !Number.isInteger(month) || month < 1 || month > 12)) say('season', 'number');
  // In the order they were written: a winter begins in November.
  return [...new Set(months)];
}

function wordsOf(cells: TopicCells): Record<string, string[]> {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = cells[`words.${language}`];
      return text ? [[language, text.split(separator).filter(Boolean)] as const] : [];
    }),
  );
}

/** `north=roads; *=town-hall`: codes of areas and authorities, `*` for everywhere else. */
function authoritiesOf(
  directory: Directory,
  text: string | undefined,
  before: readonly PassportAuthority[],
  say: Say,
): readonly PassportAuthority[] {
  if (!text) return before;
  const areas = new Map([...directory.areas.values()].map((area) => [area.code, area.id]));
  const authorities = new Map([...directory.authorities.values()].map((one) => [one.code, one.id]));
  return text
    .split(separator)
    .filter(Boolean)
    .flatMap((pair) => {
      const [area = '', authority = ''] = pair.split('=').map((part) => part.trim());
      const authorityId = authorities.get(authority);
      const areaId = area === '*' ? null : areas.get(area);
      if (authorityId !== undefined && areaId !== undefined) return [{ areaId, authorityId }];
      say('authorities', 'unknown');
      return [];
    });
}

const passportColumns: readonly TopicColumn[] = [
  'severity',
  'term',
  'unit',
  'type',
  'proof',
  'visibility',
  'season',
  'reaction',
  'objectionDays',
  'automaticFrom',
  'authorities',
  'words.ru',
  'words.en',
];

/** Whether a topic's passport differs, and not only its name or group. */
export const isPassportChange = (before: TopicCells, after: TopicCells): boolean =>
  passportColumns.some((column) => before[column] !== after[column]);

/** How a topic would be written once it is as a row says. */
export function topicCellsAfter(
  directory: Directory,
  entry: TopicEntry,
  known: Topic | undefined,
  word: (kind: string, code: string) => string,
): TopicCells {
  const group = { id: known?.groupId ?? '', code: entry.groupCode, name: entry.groupName, position: 0 };
  const groups = new Map([[group.id, group]]);
  return cellsOf({ ...directory, groups }, { ...entry, groupId: group.id }, word);
}
