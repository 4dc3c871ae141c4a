import { sql, type Tx } from '../../platform/database.ts';
import type { ActionOutcome, Rule } from './rule.types.ts';

const columns = sql`realm_id as "realmId", id, name, enabled, event_types as "eventTypes", conditions, actions, since, version`;

export function listRules(tx: Tx, realmId: string): Promise<Rule[]> {
  return tx.all(
    sql<Rule>`select ${columns} from automation_rules where realm_id = ${realmId} order by name, id limit 500`,
  );
}

/** The enabled rules of these realms, in the order they were made. */
export function rulesAtWork(tx: Tx, realmIds: readonly string[]): Promise<Rule[]> {
  return tx.all(sql<Rule>`select ${columns} from automation_rules
    where realm_id = any(${[...realmIds]}::uuid[]) and enabled order by id`);
}

/** When the one longest at work began to look forward; `undefined` when none is at work. */
export async function firstAtWorkSince(tx: Tx): Promise<Date | undefined> {
  const row = await tx.one(
    sql<{ since: Date | null }>`select min(since) as since from automation_rules where enabled`,
  );
  return row.since ?? undefined;
}

export function lockRule(tx: Tx, realmId: string, id: string): Promise<Rule | undefined> {
  return tx.maybe(
    sql<Rule>`select ${columns} from automation_rules where realm_id = ${realmId} and id = ${id} for update`,
  );
}

export async function writeRule(tx: Tx, row: Rule): Promise<void> {
  await tx.run(sql`insert into automation_rules (realm_id, id, name, enabled, event_types, conditions, actions, since,
      version)
    values (${row.realmId}, ${row.id}, ${row.name}, ${row.enabled}, ${[...row.eventTypes]},
      ${JSON.stringify(row.conditions)}, ${JSON.stringify(row.actions)}, ${row.since}, ${row.version})
    on conflict (realm_id, id) do update set name = excluded.name, enabled = excluded.enabled,
      event_types = excluded.event_types, conditions = excluded.conditions, actions = excluded.actions,
      since = excluded.since, version = excluded.version`);
}

export async function deleteRule(tx: Tx, realmId: string, id: string): Promise<void> {
  await tx.run(sql`delete from automation_rules where realm_id = ${realmId} and id = ${id}`);
}

export interface NewFiring {
  readonly id: string;
  readonly caseId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly at: Date;
}

/** @returns `false` when the rule has fired for this case and event before */
export async function insertFiring(tx: Tx, rule: Rule, firing: NewFiring): Promise<boolean> {
  const written =
    await tx.run(sql`insert into automation_firings (realm_id, id, rule_id, rule_name, rule_version, case_id,
      event_id, event_type, at, outcomes)
    values (${rule.realmId}, ${firing.id}, ${rule.id}, ${rule.name}, ${rule.version}, ${firing.caseId},
      ${firing.eventId}, ${firing.eventType}, ${firing.at}, '[]') on conflict do nothing`);
  return written > 0;
}

export async function noteOutcomes(
  tx: Tx,
  realmId: string,
  firingId: string,
  outcomes: readonly ActionOutcome[],
): Promise<void> {
  await tx.run(sql`update automation_firings set outcomes = ${JSON.stringify(outcomes)}
    where realm_id = ${realmId} and id = ${firingId}`);
}

interface Sight {
  readonly centreIds: readonly string[];
  readonly authorityIds: readonly string[];
}

const inSight = ({ centreIds, authorityIds }: Sight) =>
  sql`(c.centre_id = any(${[...centreIds]}::uuid[]) or c.authority_id = any(${[...authorityIds]}::uuid[]))`;

export interface Firing extends NewFiring {
  readonly ruleName: string;
  readonly number: string;
  readonly title: string;
  readonly outcomes: ActionOutcome[];
}

/** Firings for cases somebody with this sight may see, newest first. */
export function listFirings(
  tx: Tx,
  asked: { realmId: string; sight: Sight; before: string | undefined; limit: number },
): Promise<Firing[]> {
  const behind = asked.before ? sql`and f.id < ${asked.before}::uuid` : sql``;
  return tx.all(sql<Firing>`
    select f.id, f.rule_name as "ruleName", f.case_id as "caseId", f.event_id as "eventId", f.event_type as "eventType",
      f.at, f.outcomes, c.number, c.title
    from automation_firings f join cases c on c.realm_id = f.realm_id and c.id = f.case_id
    where f.realm_id = ${asked.realmId} and ${inSight(asked.sight)} ${behind}
    order by f.id desc limit ${asked.limit}`);
}

export async function deleteOldFirings(tx: Tx, before: Date): Promise<void> {
  await tx.run(sql`delete from automation_firings where at < ${before}`);
}

export interface LateEvent {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly actorKind: 'person' | 'system' | 'resident';
  readonly actorName: string | null;
  readonly caseId: string;
}

/** The latest events of these kinds, of cases somebody with this sight may see and that came in and were not imported. */
export function latestEvents(
  tx: Tx,
  asked: { realmId: string; sight: Sight; types: readonly string[]; limit: number },
): Promise<LateEvent[]> {
  return tx.all(sql<LateEvent>`
    select e.id, e.type, e.at, e.actor_kind as "actorKind", e.actor_name as "actorName", e.stream_id as "caseId"
    from events e join cases c on c.realm_id = e.realm_id and c.id = e.stream_id
    where e.realm_id = ${asked.realmId} and e.type = any(${[...asked.types]}) and ${inSight(asked.sight)}
      and not c.imported
    order by e.id desc limit ${asked.limit}`);
}

/** Whether somebody belongs to the realm's staff now. */
export async function isStaff(tx: Tx, realmId: string, accountId: string, at: Date): Promise<boolean> {
  const row = await tx.maybe(sql`select from grants where realm_id = ${realmId} and account_id = ${accountId}
    and valid_from <= ${at} and (valid_until is null or valid_until > ${at}) limit 1`);
  return row !== undefined;
}
