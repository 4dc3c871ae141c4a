import type { Static } from 'typebox';
import { type Condition, compileCondition } from '../conditions/index.ts';
import { missingFilesOf } from '../intake/index.ts';
import type { Person } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';
import { readStream } from '../platform/event-log.ts';
import { readCursor, writeCursor } from '../platform/http/paging.ts';
import { authorise, evaluate } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { actsFor, type CaseParts } from './act.ts';
import { notesOf } from './add-note.ts';
import { listMatching } from './by-condition/list-matching.ts';
import { mayHold } from './by-condition/may-hold.ts';
import { mayDecideOnCase, mayReadCase } from './case.policies.ts';
import { isOpen } from './case.rules.ts';
import type { CaseDetail, CasePage, CaseQuery, Counts, StoryEntry } from './case.schema.ts';
import type { Case } from './case.types.ts';
import { messagesOfCase, similarSolved, verdictsOfCase } from './case-detail.store.ts';
import { factsOfCases } from './case-facts.ts';
import { type CaseFilter, countCases, listCases, sortOf } from './case-list.store.ts';
import { caseRow, clockView } from './case-view.ts';
import { findCase } from './cases.store.ts';
import { readClocks } from './clocks.store.ts';
import { nearbyCases } from './nearby.store.ts';
import { sightOf } from './sight.ts';

/** One page of the cases a person may see; with a condition, of those it holds for. */
export async function listCasesFor(
  parts: Pick<CaseParts, 'database' | 'directories' | 'clock'>,
  person: Person,
  query: Static<typeof CaseQuery>,
  condition: Condition | null = null,
): Promise<Static<typeof CasePage>> {
  const { realmId } = person;
  const sort = sortOf((query.view ?? 'due') as CaseFilter['view'], query.sort ?? 'due');
  const limit = query.limit ?? 50;
  const after = query.cursor
    ? readCursor(query.cursor, [sort === 'due' ? 'timeOrNever' : 'time', 'id'])
    : undefined;
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    const filter = filterOf(person, query);
    const sight = sightOf(person);
    const { rows, next } = await listMatching(tx, {
      realmId,
      directory,
      sight,
      filter,
      condition: condition ?? everything,
      sort,
      after,
      limit,
    });
    const now = parts.clock.now();
    return {
      items: rows.map((row) => caseRow(directory, row, person.language, now)),
      next: next ? writeCursor([...next]) : null,
    };
  });
}

/**
 * Of these cases, those a list's filter and a condition hold for and the person sees. "By time left" names the order of a
 * list: of cases looked for by words it takes all.
 */
export async function casesAmong(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  person: Person,
  ids: readonly string[],
  query: Pick<Static<typeof CaseQuery>, 'view' | 'risk' | 'group' | 'executor'>,
  condition: Condition | null,
): Promise<Set<string>> {
  const directory = await parts.directories.of(tx, person.realmId);
  const { where, exact } = mayHold(condition ?? everything, directory);
  const view = query.view === 'due' ? 'all' : (query.view ?? 'all');
  const such = sql`${where} and c.id = any(${[...ids]}::uuid[])`;
  const filter = { ...filterOf(person, { ...query, view }), such };
  const paging = { sort: 'newest' as const, after: undefined, limit: ids.length };
  const rows = await listCases(tx, person.realmId, sightOf(person), filter, paging);
  if (exact || !condition) return new Set(rows.map(({ id }) => id));
  const { holds } = compileCondition(condition);
  const facts = await factsOfCases(tx, person.realmId, directory, rows);
  return new Set(rows.flatMap(({ id }) => (holds(facts.get(id)!) ? id : [])));
}

const everything: Condition = { all: [] };

function filterOf(person: Person, query: Static<typeof CaseQuery>): CaseFilter {
  return {
    view: (query.view ?? 'due') as CaseFilter['view'],
    personId: person.id,
    centreId: query.centre,
    authorityId: query.authority,
    executorId: query.executor,
    topicId: query.topic,
    groupId: query.group,
    areaId: query.area,
    state: query.state,
    tag: query.tag,
    risk: query.risk as CaseFilter['risk'],
    number: query.number,
  };
}

export function countCasesFor(parts: CaseParts, person: Person): Promise<Static<typeof Counts>> {
  const now = parts.clock.now();
  return parts.database.inRealm(person.realmId, (tx) =>
    countCases(tx, person.realmId, sightOf(person), { personId: person.id, now }),
  );
}

/** @throws Refusal `case-unknown`, `forbidden` */
export async function requireReadable(tx: Tx, person: Person, caseId: string): Promise<Case> {
  const row = await findCase(tx, person.realmId, caseId);
  if (!row) throw new Refusal('case-unknown');
  const { centreId, authorityId } = row;
  authorise(mayReadCase, person, { realmId: person.realmId, centreId, authorityId });
  return row;
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

export function readCaseFor(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof CaseDetail>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireReadable(tx, person, caseId);
    const directory = await parts.directories.of(tx, realmId);
    const now = parts.clock.now();
    const clocks = await readClocks(tx, realmId, [caseId]);
    const messages = await messagesOfCase(tx, realmId, caseId);
    const missing = await missingFilesOf(
      tx,
      realmId,
      messages.map(({ messageId }) => messageId),
    );
    const verdicts = await verdictsOfCase(tx, realmId, caseId);
    const notes = await notesOf(tx, realmId, caseId);
    const nearby = await nearbyCases(tx, realmId, sightOf(person), row, now);
    const executor = row.executorId
      ? await tx.maybe(sql<{ name: string }>`select name from accounts where id = ${row.executorId}`)
      : undefined;
    const thing = { realmId, centreId: row.centreId, authorityId: row.authorityId };
    return {
      ...caseRow(directory, { ...row, executorName: executor?.name ?? null }, person.language, now),
      place: row.place,
      lon: row.lon,
      lat: row.lat,
      severityReason: row.severityReason,
      passportVersion: row.passportVersion,
      routeReason: row.routeReason,
      topicCode: row.topicCode,
      nationalCode: row.nationalCode,
      mergedInto: row.mergedInto,
      assignedAt: iso(row.assignedAt),
      firstAnsweredAt: iso(row.firstAnsweredAt),
      answeredAt: iso(row.answeredAt),
      closedAt: iso(row.closedAt),
      objectionUntil: iso(row.objectionUntil),
      outcome: row.outcome,
      solved: row.solved,
      forwardedCount: row.forwardedCount,
      imported: row.imported,
      clocks: clocks.map((clock) => clockView(directory, row, clock, now)),
      messages: messages.map((message) => ({
        ...message,
        files: [...message.files],
        missingFiles: missing.get(message.messageId) ?? [],
        receivedAt: message.receivedAt.toISOString(),
        publishedAt: iso(message.publishedAt),
        editedAt: iso(message.editedAt),
        deletedAt: iso(message.deletedAt),
      })),
      verdicts: verdicts.map((verdict) => ({ ...verdict, at: verdict.at.toISOString() })),
      notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
      acts: actsFor(person, row),
      mayCorrect: isOpen(row.state) && evaluate(mayDecideOnCase, person, thing).allowed,
      nearby: nearby.map((one) => caseRow(directory, one, person.language, now)),
      similarSolved: await similarSolved(tx, realmId, sightOf(person), row),
    };
  });
}

/** Everything that happened to a case, oldest first. */
export function storyOf(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof StoryEntry>[]> {
  return parts.database.inRealm(person.realmId, async (tx) => {
    await requireReadable(tx, person, caseId);
    const events = await readStream(tx, person.realmId, caseId);
    return events.map(({ id, at, type, actorKind, actorName, reason, data }) => ({
      id,
      at: at.toISOString(),
      type,
      actorKind,
      actorName,
      reason,
      data,
    }));
  });
}
