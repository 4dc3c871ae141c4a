import { sql, type Tx } from '../platform/database.ts';
import { isoText } from '../platform/iso-times.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from '../platform/row-columns.ts';
import { hasEnded } from './case.rules.ts';
import type { Case, CaseChanges } from './case.types.ts';
import { type CaseField, columnsOfCases } from './case-columns.ts';
import { movesInQueue, placeInQueue } from './queue.store.ts';

/** Every field of a case under its name, from `casesQueued`. */
export const caseColumns = sql.raw(
  [
    ...columnsOfCases.map(({ field, column }) => `c.${column} as "${field}"`),
    'q.due_at as "nextDueAt", q.due_clock as "nextDueClock", q.due_unit as "nextDueUnit"',
  ].join(', '),
);

/** Cases as `c`, with their places in the queue as `q` where they are open. */
export const casesQueued = sql`cases c left join case_queue q on q.realm_id = c.realm_id and q.case_id = c.id`;

export function findCase(tx: Tx, realmId: string, id: string): Promise<Case | undefined> {
  return tx.maybe(
    sql<Case>`select ${caseColumns} from ${casesQueued} where c.realm_id = ${realmId} and c.id = ${id}`,
    'case',
  );
}

export function findCases(tx: Tx, realmId: string, ids: readonly string[]): Promise<Case[]> {
  return tx.all(
    sql<Case>`select ${caseColumns} from ${casesQueued}
      where c.realm_id = ${realmId} and c.id = any(${[...ids]}::uuid[])`,
    'cases',
  );
}

/** The numbers of these cases, but for imported ones: what a resident is told of a case that has opened. */
export function numbersOf(
  tx: Tx,
  realmId: string,
  ids: readonly string[],
): Promise<Pick<Case, 'id' | 'number'>[]> {
  return tx.all(
    sql<Pick<Case, 'id' | 'number'>>`select id, number from cases
      where realm_id = ${realmId} and id = any(${plainArray(ids)}::uuid[]) and not imported`,
    'numbers',
  );
}

/**
 * Locks the row: two people acting on one case act one after the other. What it holds is read behind the lock, for a
 * statement that waited would still see the queue as it was before.
 */
export async function lockCase(tx: Tx, realmId: string, id: string): Promise<Case | undefined> {
  await tx.run(sql`select from cases where realm_id = ${realmId} and id = ${id} for update`, 'lock-case');
  return findCase(tx, realmId, id);
}

/** Writes the changed fields and moves the version. @returns the row as it is now */
export async function updateCase(tx: Tx, realmId: string, row: Case, changes: CaseChanges): Promise<Case> {
  const sets = columnsOfCases.flatMap(({ field, column, type }) => {
    if (!(field in changes)) return [];
    const value = changes[field as CaseField & keyof CaseChanges] ?? null;
    return sql`${sql.ref(column)} = ${type === 'jsonb' && value !== null ? JSON.stringify(value) : value}`;
  });
  const changed = { ...row, ...changes, version: row.version + 1 };
  const update = sql`update cases set ${sql.join([...sets, sql`version = version + 1`])}
    where realm_id = ${realmId} and id = ${row.id}`;
  await tx.run(
    movesInQueue(changes) ? sql`with changed as (${update}) ${placeInQueue(realmId, changed)}` : update,
  );
  return changed;
}

const newCase: readonly Column<keyof Case | 'open'>[] = [
  ...columnsOfCases,
  ...columnsOf(
    { nextDueAt: 'timestamptz', nextDueClock: 'text', nextDueUnit: 'text', open: 'boolean' },
    { nextDueAt: 'due_at', nextDueClock: 'due_clock', nextDueUnit: 'due_unit' },
  ),
];

const names = columnsOfCases.map(({ column }) => column).join(', ');
const insertion = `with incoming as (select * from ${rowsFrom(newCase, 2)} r),
  written as (
    insert into cases (realm_id, ${names}) select $1, ${names} from incoming
    on conflict (realm_id, number) do nothing returning id
  ), queued as (
    insert into case_queue (realm_id, case_id, centre_id, authority_id, topic_id, due_at, due_clock, due_unit)
    select $1, id, centre_id, authority_id, topic_id, due_at, due_clock, due_unit
    from incoming join written using (id) where open
  )
  select id from written`;

/**
 * Inserts new cases. A number already taken in the realm is no error: that case is left out.
 * @returns the ids that were written
 */
export async function insertCases(tx: Tx, realmId: string, rows: readonly Case[]): Promise<Set<string>> {
  const incoming = rows.map((row) => ({ ...row, open: !hasEnded(row.state) }));
  const values = [realmId, ...valuesOf(newCase, incoming)];
  const written = await tx.named<{ id: string }>('insert-cases', insertion, values);
  return new Set(written.map(({ id }) => id));
}

/** The columns of `cases`, all but its realm; times as text. */
export function columnsOfCase(row: Case): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const { field, column } of columnsOfCases) {
    const value = row[field];
    columns[column] = value instanceof Date ? isoText(value) : value;
  }
  return columns;
}

/** Ties messages to cases. */
export function linkMessages(
  tx: Tx,
  realmId: string,
  links: readonly { caseId: string; messageId: string; role: 'opened' | 'joined' }[],
  at: Date,
): Promise<number> {
  return tx.run(
    sql`insert into case_messages (realm_id, case_id, message_id, role, linked_at)
    select ${realmId}, case_id, message_id, role, ${at}
    from unnest(${plainArray(links.map(({ caseId }) => caseId))}::uuid[],
      ${plainArray(links.map(({ messageId }) => messageId))}::uuid[],
      ${plainArray(links.map(({ role }) => role))}::text[]) as l (case_id, message_id, role)
    on conflict do nothing`,
    'link-messages',
  );
}
