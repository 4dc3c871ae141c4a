import { type WorksAt, workplacesOf } from '../../access/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { sayRefusal } from '../../platform/http/problem.ts';
import { newId } from '../../platform/ids.ts';
import { evaluate } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { applyAct } from '../act-on-case.ts';
import { mayDecideOnCase, mayHandOver } from '../case.policies.ts';
import { stateAfter } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { findCases, lockCase } from '../cases.store.ts';
import { changeCase } from '../change-case.ts';

/** To whom many cases go: at the end of a shift, or because somebody is away. */
export interface BulkAssign {
  readonly caseIds: readonly string[];
  /** Left out: each stays with its authority. */
  readonly authorityId?: string | null | undefined;
  readonly executorId?: string | null | undefined;
}

interface Refused {
  readonly caseId: string;
  readonly code: string;
  /** Why, in the person's language. */
  readonly detail: string;
}

export interface BulkPreview {
  readonly possible: readonly string[];
  readonly refused: readonly Refused[];
}

interface Item {
  readonly caseId: string;
  /** The version the act left: while the case still has it, nobody has touched it since. */
  readonly version: number;
  readonly state: Case['state'];
  readonly authorityId: string | null;
  readonly executorId: string | null;
}

/** `undefined`: it can be done. Distributing within an authority keeps the state of the work. */
function problemOf(
  person: Person,
  row: Case | undefined,
  input: BulkAssign,
  worksAt: WorksAt,
): Refusal | undefined {
  if (!row) return new Refusal('case-unknown');
  const { centreId, authorityId } = row;
  const elsewhere = Boolean(input.authorityId) && input.authorityId !== authorityId;
  const rule = elsewhere ? mayDecideOnCase : mayHandOver;
  const verdict = evaluate(rule, person, { realmId: person.realmId, centreId, authorityId });
  if (!verdict.allowed)
    return new Refusal('forbidden', { policy: rule.name, may: verdict.because.join('; ') });
  const held = row.state === 'assigned' || row.state === 'in work' || row.state === 'reopened';
  if (!(elsewhere ? stateAfter(row.state, 'assign') : held))
    return new Refusal('act-not-possible', { act: 'assign', state: row.state });
  const fits = !input.executorId || worksAt(input.executorId, input.authorityId ?? authorityId);
  return fits ? undefined : new Refusal('executor-elsewhere');
}

const namedIn = ({ executorId }: BulkAssign) => (executorId ? [executorId] : []);

/** What would be done, case by case, and nothing is. */
export function previewAssign(parts: CaseParts, person: Person, input: BulkAssign): Promise<BulkPreview> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const found = await findCases(tx, realmId, input.caseIds);
    const cases = new Map(found.map((row) => [row.id, row]));
    const worksAt = await workplacesOf(tx, realmId, namedIn(input), parts.clock.now());
    const problems = input.caseIds.map(
      (caseId) => [caseId, problemOf(person, cases.get(caseId), input, worksAt)] as const,
    );
    return {
      possible: problems.flatMap(([caseId, problem]) => (problem ? [] : [caseId])),
      refused: problems.flatMap(([caseId, problem]) =>
        problem ? [{ caseId, code: problem.code, detail: sayRefusal(person.language, problem) }] : [],
      ),
    };
  });
}

/** Does what the preview said can be done, in one transaction. @returns the id to undo it by */
export function assignMany(
  parts: CaseParts,
  person: Person,
  input: BulkAssign,
): Promise<{ id: string; done: number; skipped: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const directory = await parts.directories.of(tx, realmId);
    const context = { realmId, actor: person, at, directory };
    const worksAt = await workplacesOf(tx, realmId, namedIn(input), at);
    const items: Item[] = [];
    for (const caseId of [...new Set(input.caseIds)].sort()) {
      const row = await lockCase(tx, realmId, caseId);
      if (!row || problemOf(person, row, input, worksAt)) continue;
      const { state, authorityId, executorId } = row;
      const elsewhere = Boolean(input.authorityId) && input.authorityId !== authorityId;
      const changed = elsewhere
        ? await applyAct(tx, context, row, { act: 'assign', ...input })
        : await changeCase(
            tx,
            context,
            row,
            { executorId: input.executorId ?? null },
            { type: 'case.handed-on' },
          );
      items.push({ caseId, version: changed.version, state, authorityId, executorId });
    }
    const id = newId();
    const { caseIds: _, ...act } = input;
    await tx.run(sql`insert into bulk_acts (realm_id, id, act, items, done_by, done_at)
      values (${realmId}, ${id}, ${JSON.stringify(act)}, ${JSON.stringify(items)}, ${person.id}, ${at})`);
    return { id, done: items.length, skipped: input.caseIds.length - items.length };
  });
}

/**
 * Gives back, where nobody has touched the case since, whom it was with; what somebody has gone on with stays.
 * @throws Refusal `bulk-unknown` when it is another's, long ago or undone
 */
export function undoAssign(
  parts: CaseParts,
  person: Person,
  id: string,
): Promise<{ done: number; skipped: number }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const bulk = await tx.maybe(sql<{ items: Item[] }>`update bulk_acts set undone_at = ${parts.clock.now()}
      where realm_id = ${realmId} and id = ${id} and done_by = ${person.id} and undone_at is null returning items`);
    if (!bulk) throw new Refusal('bulk-unknown');
    let done = 0;
    for (const item of bulk.items) if (await giveBack(tx, parts, person, item)) done += 1;
    return { done, skipped: bulk.items.length - done };
  });
}

async function giveBack(tx: Tx, parts: CaseParts, person: Person, item: Item): Promise<boolean> {
  const { realmId } = person;
  const row = await lockCase(tx, realmId, item.caseId);
  if (row?.version !== item.version) return false;
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  const context = { realmId, actor: person, at, directory };
  const { authorityId, executorId } = item;
  if (authorityId && authorityId !== row.authorityId) {
    await applyAct(tx, context, row, { act: 'assign', authorityId, executorId, reason: 'undone' });
    return true;
  }
  if (!authorityId) return false;
  await changeCase(tx, context, row, { executorId }, { type: 'case.handed-on', reason: 'undone' });
  return true;
}
