import { type Query, sql, type Tx } from '../../platform/database.ts';
import { jsonLines, plainArray } from '../../platform/plain-arrays.ts';
import type { Case, NextDue } from '../case.types.ts';
import type { CaseClock } from '../clocks.rules.ts';
import { concerned, type Lane, openCases } from './recount.store.ts';

/** What a clock needs to know of its case. */
export type CountedCase = Pick<
  Case,
  'id' | 'centreId' | 'authorityId' | 'severity' | 'topicId' | 'passportVersion'
>;

/** Times travel as milliseconds: tens of thousands of dates in words cost more than what is done with them. */
type InMs<T, K extends keyof T> = Omit<T, K> & Readonly<Record<K, number | null>>;

const toDate = (ms: number | null) => (ms === null ? null : new Date(Math.round(ms)));
const ms = (date: Date | null) => date?.getTime() ?? null;

/** The next cases, locked: whoever acts on one meanwhile waits for the batch, and acts on what it has left. */
export function nextConcerned(tx: Tx, realmId: string, lane: Lane, limit: number): Promise<CountedCase[]> {
  return tx.all(sql<CountedCase>`
    select c.id, c.centre_id as "centreId", c.authority_id as "authorityId", c.severity, c.topic_id as "topicId",
      c.passport_version as "passportVersion"
    from ${openCases} where q.realm_id = ${realmId} and ${concerned(lane, lane)}
    order by q.case_id limit ${limit} for update of c`);
}

type TimeOfClock = 'startedAt' | 'dueAt' | 'breachedAt';
type ReadClock = Omit<InMs<CaseClock, TimeOfClock>, 'term' | 'pauses'> & {
  readonly term: string | null;
  readonly pauses: CaseClock['pauses'] | null;
};

/** Live clocks of the cases: what is stopped is not counted again, and is nobody's next due time. */
export async function readLiveClocks(
  tx: Tx,
  realmId: string,
  caseIds: readonly string[],
): Promise<CaseClock[]> {
  const rows = await tx.all(sql<ReadClock>`
    select case_id as "caseId", clock, round, state, date_part('epoch', started_at) * 1000 as "startedAt",
      date_part('epoch', due_at) * 1000 as "dueAt", nullif(pauses, '[]') as pauses, term::text, passport_version as "passportVersion",
      calendar_id as "calendarId", calendar_version as "calendarVersion", held_by as "heldBy",
      date_part('epoch', breached_at) * 1000 as "breachedAt", warned
    from case_clocks
    where realm_id = ${realmId} and case_id = any(${plainArray(caseIds)}::uuid[]) and state in ('running', 'paused')
    order by case_id, round, clock`);
  // The same few terms stand in all of them.
  const terms = new Map<string, CaseClock['term']>();
  const termOf = (text: string | null) => {
    if (text === null) return null;
    const term = terms.get(text) ?? (JSON.parse(text) as CaseClock['term']);
    terms.set(text, term);
    return term;
  };
  return rows.map((row) => ({
    ...row,
    term: termOf(row.term),
    pauses: row.pauses ?? [],
    startedAt: toDate(row.startedAt),
    dueAt: toDate(row.dueAt),
    breachedAt: toDate(row.breachedAt),
    stoppedAt: null,
  }));
}

/** What gave a clock its due time; a calendar's change leaves thousands of clocks with one and the same. */
type Ground = Pick<CaseClock, 'term' | 'passportVersion' | 'calendarId' | 'calendarVersion'>;

function groundsOf(clocks: readonly CaseClock[]): { grounds: Ground[]; places: number[] } {
  const grounds: Ground[] = [];
  const known = new Map<string, number>();
  const written = new Map<CaseClock['term'], string>();
  const places = clocks.map(({ term, passportVersion, calendarId, calendarVersion }) => {
    const text = written.get(term) ?? JSON.stringify(term);
    written.set(term, text);
    const key = `${passportVersion} ${calendarId} ${calendarVersion} ${text}`;
    const place = known.get(key) ?? grounds.push({ term, passportVersion, calendarId, calendarVersion });
    known.set(key, place);
    return place;
  });
  return { grounds, places };
}

/**
 * Said beside the ids themselves, which come in their order: without it every batch was joined by a look at the whole
 * table.
 */
function among(column: Query<unknown>, first: string, last: string): Query<unknown> {
  return sql`${column} between ${first} and ${last}`;
}

/** Writes what a new calendar or term makes of live clocks, in one statement; they come in the order of their cases. */
export function writeDues(tx: Tx, realmId: string, clocks: readonly CaseClock[]): Promise<number> {
  if (clocks.length === 0) return Promise.resolve(0);
  const { grounds, places } = groundsOf(clocks);
  const terms = jsonLines(grounds.map(({ term }) => term));
  return tx.run(sql`
    with grounds as materialized (
      select (string_to_array(${terms}, e'\n')::jsonb[]) as term,
        ${plainArray(grounds.map(({ passportVersion }) => passportVersion))}::int[] as passport_version,
        ${plainArray(grounds.map(({ calendarId }) => calendarId))}::uuid[] as calendar_id,
        ${plainArray(grounds.map(({ calendarVersion }) => calendarVersion))}::int[] as calendar_version
    )
    update case_clocks k set due_at = to_timestamp(t.due / 1000), term = nullif(g.term[t.ground], 'null'),
      passport_version = g.passport_version[t.ground], calendar_id = g.calendar_id[t.ground],
      calendar_version = g.calendar_version[t.ground], breached_at = case when t.late then k.breached_at end, look_at = '-infinity'
    from grounds g, unnest(${plainArray(clocks.map(({ caseId }) => caseId))}::uuid[],
      ${plainArray(clocks.map(({ clock }) => clock))}::text[], ${plainArray(clocks.map(({ round }) => round))}::int[],
      ${plainArray(clocks.map(({ dueAt }) => ms(dueAt)))}::float8[],
      ${plainArray(clocks.map(({ breachedAt }) => breachedAt !== null))}::boolean[], ${plainArray(places)}::int[])
      as t (case_id, clock, round, due, late, ground)
    where k.realm_id = ${realmId} and k.case_id = t.case_id and k.clock = t.clock and k.round = t.round
      and ${among(sql`k.case_id`, clocks[0]!.caseId, clocks.at(-1)!.caseId)}`);
}

/**
 * What the queue is sorted by. The cases themselves stay as they are, and so does their version: whoever is writing an
 * answer meanwhile need not look again.
 */
export function writeNextDues(
  tx: Tx,
  realmId: string,
  rows: readonly (Pick<Case, 'id'> & NextDue)[],
): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  return tx.run(sql`update case_queue q set due_at = to_timestamp(t.due / 1000), due_clock = t.clock, due_unit = t.unit
    from unnest(${plainArray(rows.map(({ id }) => id))}::uuid[],
      ${plainArray(rows.map(({ nextDueAt }) => ms(nextDueAt)))}::float8[],
      ${plainArray(rows.map(({ nextDueClock }) => nextDueClock))}::text[],
      ${plainArray(rows.map(({ nextDueUnit }) => nextDueUnit))}::text[]) as t (id, due, clock, unit)
    where q.realm_id = ${realmId} and q.case_id = t.id and ${among(sql`q.case_id`, rows[0]!.id, rows.at(-1)!.id)}`);
}

/** The passport their terms are by now. */
export function writePassports(tx: Tx, realmId: string, rows: readonly CountedCase[]): Promise<number> {
  if (rows.length === 0) return Promise.resolve(0);
  return tx.run(sql`update cases c set passport_version = t.passport, version = c.version + 1
    from unnest(${plainArray(rows.map(({ id }) => id))}::uuid[],
      ${plainArray(rows.map(({ passportVersion }) => passportVersion))}::int[]) as t (id, passport)
    where c.realm_id = ${realmId} and c.id = t.id and ${among(sql`c.id`, rows[0]!.id, rows.at(-1)!.id)}`);
}
