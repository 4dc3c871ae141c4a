import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { dayIn } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase, mayWorkOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import { requireCase } from '../change-case.ts';
import { sightOf } from '../sight.ts';

export type TaskState = 'open' | 'done' | 'refused' | 'withdrawn';

/** A part of the work on a case that another authority does. */
export interface Task {
  readonly id: string;
  readonly version: number;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseTitle: string;
  readonly authorityId: string;
  readonly text: string;
  /** YYYY-MM-DD. */
  readonly dueOn: string;
  readonly state: TaskState;
  readonly result: string | null;
}

const columns = sql`t.id, t.version, t.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle",
  t.authority_id as "authorityId", t.text, t.due_on as "dueOn", t.state, t.result`;
const joined = sql`case_tasks t join cases c on c.realm_id = t.realm_id and c.id = t.case_id`;

export function tasksOf(tx: Tx, realmId: string, caseId: string): Promise<Task[]> {
  return tx.all(sql<Task>`select ${columns} from ${joined}
    where t.realm_id = ${realmId} and t.case_id = ${caseId} order by t.made_at`);
}

/** What this person's authorities were asked for and have not settled, the soonest first. */
export function listTasksFor(parts: CaseParts, person: Person): Promise<Task[]> {
  const { realmId } = person;
  const { centreIds, authorityIds } = sightOf(person);
  return parts.database.inRealm(realmId, (tx) =>
    tx.all(sql<Task>`select ${columns} from ${joined}
      where t.realm_id = ${realmId} and t.state = 'open'
        and (t.authority_id = any(${authorityIds}::uuid[]) or c.centre_id = any(${centreIds}::uuid[]))
      order by t.due_on, t.id limit 200`),
  );
}

/**
 * Asks another authority for a part of the work.
 * @throws Refusal `case-unknown`, `forbidden`, `act-not-possible`, `authority-unknown`, `authority-same`, `invalid`
 */
export function giveTask(
  parts: CaseParts,
  person: Person,
  caseId: string,
  input: { authorityId: string; text: string; dueOn: string },
): Promise<{ id: string }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayWorkOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'task', state: row.state });
    const directory = await parts.directories.of(tx, realmId);
    if (!directory.authorities.has(input.authorityId)) throw new Refusal('authority-unknown');
    if (input.authorityId === row.authorityId) throw new Refusal('authority-same');
    const at = parts.clock.now();
    if (input.dueOn < dayIn(directory.timeZone, at))
      throw new Refusal('invalid', { field: 'dueOn', problem: 'past' });
    const id = newId();
    const { authorityId, text, dueOn } = input;
    await tx.run(sql`insert into case_tasks
        (realm_id, id, case_id, authority_id, text, due_on, state, made_by, made_at)
      values (${realmId}, ${id}, ${caseId}, ${authorityId}, ${text.trim()}, ${dueOn}, 'open', ${person.id}, ${at})`);
    const data = { taskId: id, authorityId, dueOn };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'case.task-given', data }, streamId: caseId },
    ]);
    return { id };
  });
}

/**
 * The authority asked says that it is done, or why not; whoever works on the case may withdraw it.
 * @throws Refusal `task-unknown`, `forbidden`, `changed-meanwhile`, `act-not-possible`, `reason-missing`
 */
export function settleTask(
  parts: CaseParts,
  person: Person,
  taskId: string,
  seen: number,
  input: { state: Exclude<TaskState, 'open'>; result: string },
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const task = await tx.maybe(sql<Task>`select ${columns} from ${joined}
      where t.realm_id = ${realmId} and t.id = ${taskId} for update of t`);
    if (!task) throw new Refusal('task-unknown');
    const row = await requireCase(tx, realmId, task.caseId);
    const thing = { realmId, centreId: row.centreId };
    if (input.state === 'withdrawn') authorise(mayDecideOnCase, person, { ...thing, authorityId: null });
    else authorise(mayWorkOnCase, person, { ...thing, authorityId: task.authorityId });
    requireVersion(seen, task.version);
    if (task.state !== 'open') throw new Refusal('act-not-possible', { act: 'task', state: task.state });
    const result = input.result.trim();
    if (!result) throw new Refusal('reason-missing');
    const at = parts.clock.now();
    const version = task.version + 1;
    await tx.run(sql`update case_tasks set state = ${input.state}, result = ${result}, version = ${version},
        settled_by = ${person.id}, settled_at = ${at} where realm_id = ${realmId} and id = ${taskId}`);
    const data = { taskId, authorityId: task.authorityId, state: input.state };
    await emit(tx, { realmId, actor: person, at }, [
      { event: { type: 'case.task-settled', data }, streamId: task.caseId, reason: result },
    ]);
    return { id: taskId, version };
  });
}
