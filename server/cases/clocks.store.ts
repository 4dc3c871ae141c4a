import { sql, type Tx } from '../platform/database.ts';
import { type Column, columnsOf, rowsFrom, valuesOf } from '../platform/row-columns.ts';
import type { CaseClock } from './clocks.rules.ts';

const columns = sql`case_id as "caseId", clock, round, state, started_at as "startedAt", due_at as "dueAt",
  stopped_at as "stoppedAt", pauses, term, passport_version as "passportVersion", calendar_id as "calendarId",
  calendar_version as "calendarVersion", held_by as "heldBy", breached_at as "breachedAt", warned`;

export function readClocks(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<CaseClock[]> {
  return tx.all(
    sql<CaseClock>`select ${columns} from case_clocks
      where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[]) order by case_id, round, clock`,
    'clocks',
  );
}

/** One that says when it is to be looked at first spares a look at, and a change of, every clock that has just begun. */
type NewClock = CaseClock & { readonly lookAt?: Date | null };

const newClock: readonly Column<keyof NewClock>[] = columnsOf({
  caseId: 'uuid',
  clock: 'text',
  round: 'int',
  state: 'text',
  startedAt: 'timestamptz',
  dueAt: 'timestamptz',
  stoppedAt: 'timestamptz',
  pauses: 'jsonb',
  term: 'jsonb',
  passportVersion: 'int',
  calendarId: 'uuid',
  calendarVersion: 'int',
  heldBy: 'uuid',
  breachedAt: 'timestamptz',
  warned: 'smallint',
  lookAt: 'timestamptz',
});

const insertion = `
  insert into case_clocks (realm_id, case_id, clock, round, state, started_at, due_at, stopped_at, pauses, term,
    passport_version, calendar_id, calendar_version, held_by, breached_at, warned, look_at)
  select $1, case_id, clock, round, state, started_at, due_at, stopped_at, pauses, term, passport_version, calendar_id,
    calendar_version, held_by, breached_at, warned, coalesce(look_at, '-infinity')
  from ${rowsFrom(newClock, 2)} r`;

/** Inserts clocks of cases that open in this transaction, so that none of them can be known. */
export async function insertClocks(tx: Tx, realmId: string, clocks: readonly NewClock[]): Promise<void> {
  if (clocks.length > 0) await tx.named('insert-clocks', insertion, [realmId, ...valuesOf(newClock, clocks)]);
}

/** Inserts new clocks, or writes known ones (same case, clock and round) as they are given. */
export function writeClocks(tx: Tx, realmId: string, clocks: readonly NewClock[]): Promise<number> {
  if (clocks.length === 0) return Promise.resolve(0);
  return tx.run(sql`insert into case_clocks (realm_id, case_id, clock, round, state, started_at, due_at, stopped_at,
      pauses, term, passport_version, calendar_id, calendar_version, held_by, breached_at, warned,
      look_at)
    select ${realmId}, r."caseId", r.clock, r.round, r.state, r."startedAt", r."dueAt", r."stoppedAt",
      r.pauses, r.term, r."passportVersion", r."calendarId", r."calendarVersion", r."heldBy", r."breachedAt", r.warned,
      coalesce(r."lookAt", '-infinity')
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as r ("caseId" uuid, clock text, round int, state text,
      "startedAt" timestamptz, "dueAt" timestamptz, "stoppedAt" timestamptz, pauses jsonb, term jsonb,
      "passportVersion" int, "calendarId" uuid, "calendarVersion" int, "heldBy" uuid, "breachedAt" timestamptz,
      warned smallint, "lookAt" timestamptz)
    on conflict (realm_id, case_id, clock, round) do update set state = excluded.state,
      started_at = excluded.started_at, due_at = excluded.due_at, stopped_at = excluded.stopped_at,
      pauses = excluded.pauses, term = excluded.term, passport_version = excluded.passport_version,
      calendar_id = excluded.calendar_id, calendar_version = excluded.calendar_version, held_by = excluded.held_by,
      breached_at = excluded.breached_at, warned = excluded.warned,
      look_at = case when case_clocks.due_at is not distinct from excluded.due_at then case_clocks.look_at
        else '-infinity' end`);
}
