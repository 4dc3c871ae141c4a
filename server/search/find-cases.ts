import type { Static } from 'typebox';
import {
  type CaseState,
  caseRow,
  casesAmong,
  findCases,
  openStates,
  sightOf,
  tidyTag,
} from '../cases/index.ts';
import type { Condition } from '../conditions/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Tx } from '../platform/database.ts';
import { readCursor, writeCursor } from '../platform/http/paging.ts';
import { severitiesOf } from '../territory/index.ts';
import { closeWords } from './documents.store.ts';
import { type Asked, findHits, type Hit, type HitText, hitTexts } from './find.store.ts';
import { fragmentOf, marksOf, type Needle, needlesOf, tsqueryOf } from './lexemes.rules.ts';
import type { SearchPage, SearchQuery } from './search.schema.ts';
import type { SearchParts } from './write-documents.ts';

type Query = Static<typeof SearchQuery>;
type Page = Static<typeof SearchPage>;

/** So few hits, and words that look alike are tried as well. */
const few = 3;

/** Hits asked at a time whether a list's filter or a condition holds for them, and at most for one page. */
const atOnce = 200;
const mostAsked = 3000;

/**
 * Cases a person may see that hold all the words and the condition, newest first, with where they hold them. What the
 * documents do not know (whose they are, a condition) is asked of the hits.
 */
export function findCasesFor(
  parts: SearchParts,
  person: Person,
  query: Query,
  condition: Condition | null = null,
): Promise<Page> {
  const { realmId } = person;
  const limit = query.limit ?? 30;
  const needles = needlesOf(query.q);
  if (needles.length === 0) return Promise.resolve({ items: [], next: null, meant: [] });
  return parts.database.inRealm(realmId, async (tx) => {
    const sight = sightOf(person);
    const directory = await parts.directories.of(tx, realmId);
    const askMore = condition !== null || isNarrower(query);
    const take = askMore ? atOnce : limit + 1;
    const asked: Asked = { ...sight, ...narrowed(query), tsquery: tsqueryOf(needles), limit: take };
    const found = await findOrGuess(tx, asked, needles, query.cursor === undefined);
    const { wanted, meant } = found;
    const passing = (ids: readonly string[]) => casesAmong(tx, parts, person, ids, query, condition);
    const { shown, last } = askMore
      ? await passingHits(tx, { ...asked, tsquery: found.tsquery }, found.hits, limit, passing)
      : pageOf(found.hits, limit);
    const ids = shown.map(({ caseId }) => caseId);
    const rows = new Map((await findCases(tx, realmId, ids)).map((row) => [row.id, row]));
    const texts = Map.groupBy(await hitTexts(tx, realmId, ids), ({ caseId }) => caseId);
    const now = parts.clock.now();
    return {
      items: ids.flatMap((id) => {
        const row = rows.get(id);
        if (!row) return [];
        const where = placesOf(texts.get(id) ?? [], wanted);
        return [
          {
            row: caseRow(directory, row, person.language, now),
            titleMarks: marksOf(row.title, wanted),
            ...where,
          },
        ];
      }),
      next: last ? writeCursor([last.openedAt.toISOString(), last.caseId]) : null,
      meant,
    };
  });
}

/** Whether it asks what the documents do not know. */
const isNarrower = ({ view = 'all', group, executor }: Query): boolean =>
  ['mine', 'unassigned', 'followed'].includes(view) || group !== undefined || executor !== undefined;

interface HitPage {
  readonly shown: readonly Hit[];
  /** Behind it the next page begins; undefined: there is none. */
  readonly last: Hit | undefined;
}

function pageOf(hits: readonly Hit[], limit: number): HitPage {
  const shown = hits.slice(0, limit);
  return { shown, last: hits.length > limit ? shown.at(-1) : undefined };
}

/** The first hits that pass, batch by batch; when few do, a page may be short and the next goes on. */
async function passingHits(
  tx: Tx,
  asked: Asked,
  first: readonly Hit[],
  limit: number,
  passing: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<HitPage> {
  const shown: Hit[] = [];
  let hits = first;
  for (let seen = hits.length; ; seen += hits.length) {
    const passed = await passing(hits.map(({ caseId }) => caseId));
    const more = hits.length === asked.limit;
    const last = hits.at(-1);
    for (const hit of hits) {
      if (passed.has(hit.caseId)) shown.push(hit);
      if (shown.length === limit) return { shown, last: more || hit !== last ? hit : undefined };
    }
    if (!more || !last) return { shown, last: undefined };
    if (seen >= mostAsked) return { shown, last };
    hits = await findHits(tx, { ...asked, before: [last.openedAt.toISOString(), last.caseId] });
  }
}

/** The states a view's cases are in, where it says: of a common word, few that have ended are then looked at in vain. */
const statesOf: Partial<Record<NonNullable<Query['view']>, readonly CaseState[]>> = {
  mine: openStates,
  unassigned: [...openStates, 'answered'],
  answered: ['answered'],
  closed: ['closed', 'withdrawn', 'merged'],
};

function statesAsked({ view = 'all', state }: Query): readonly string[] | undefined {
  if (state === undefined) return statesOf[view];
  return (statesOf[view] ?? [state]).filter((one) => one === state);
}

function narrowed(query: Query): Partial<Asked> {
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  return {
    topicIds: one(query.topic),
    areaIds: one(query.area),
    states: statesAsked(query),
    severities: query.risk && severitiesOf([query.risk]),
    inCentres: one(query.centre),
    inAuthorities: one(query.authority),
    tag: query.tag === undefined ? undefined : tidyTag(query.tag),
    from: query.from === undefined ? undefined : new Date(query.from),
    until: query.until === undefined ? undefined : new Date(query.until),
    before: query.cursor === undefined ? undefined : readCursor(query.cursor, ['time', 'id']),
  };
}

interface Found {
  readonly tsquery: string;
  readonly hits: readonly Hit[];
  readonly wanted: readonly Needle[];
  /** The words that were tried besides. */
  readonly meant: string[];
}

/** What is asked; and when that finds nearly nothing, what may have been meant. */
async function findOrGuess(tx: Tx, asked: Asked, needles: readonly Needle[], first: boolean): Promise<Found> {
  const hits = await findHits(tx, asked);
  const plain = { tsquery: asked.tsquery, hits, wanted: needles, meant: [] };
  if (!first || hits.length >= few) return plain;
  const meant = new Map<string, string[]>();
  for (const { lexeme } of needles) {
    // Codes and numbers look like too many others.
    if (/\d/.test(lexeme) || lexeme.length < 4) continue;
    const close = await closeWords(tx, lexeme);
    if (close.length > 0)
      meant.set(
        lexeme,
        close.map((word) => word.lexeme),
      );
  }
  if (meant.size === 0) return plain;
  const tsquery = tsqueryOf(needles, meant);
  const wider = await findHits(tx, { ...asked, tsquery });
  const words = [...meant.values()].flat();
  const wanted = [...needles, ...words.map((lexeme) => ({ lexeme, prefix: false }))];
  return wider.length > hits.length ? { tsquery, hits: wider, wanted, meant: words } : plain;
}

/** The first text that holds one of the words, and what kind it is. */
function placesOf(texts: readonly HitText[], wanted: readonly Needle[]) {
  for (const { kind, text } of texts) {
    const fragment = fragmentOf(text, wanted);
    if (fragment) return { fragment: { kind, ...fragment } };
  }
  return { fragment: null };
}
