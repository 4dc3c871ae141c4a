import { workplacesOf } from '../../access/index.ts';
import { addTag, applyAct, type Case, requireCase } from '../../cases/index.ts';
import { tellByRule } from '../../notices/index.ts';
import { system } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Platform } from '../../platform/module.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Directories } from '../../territory/index.ts';
import { bodyOf } from '../webhooks/payload.rules.ts';
import { queueWebhooks } from '../webhooks/queue-webhooks.ts';
import { lockWebhook } from '../webhooks/webhooks.store.ts';
import { automationName } from './match.rules.ts';
import type { Action } from './rule.schema.ts';
import type { ActionOutcome, Rule } from './rule.types.ts';

export type RuleParts = Platform & { readonly directories: Directories };

/** One firing under way. */
export interface Fired {
  readonly rule: Rule;
  readonly firingId: string;
  readonly caseId: string;
  readonly eventType: string;
}

/** Does what the rule says, in order; what cannot be done is left out and said why, and the rest is done. */
export async function actByRule(tx: Tx, parts: RuleParts, fired: Fired): Promise<ActionOutcome[]> {
  const outcomes: ActionOutcome[] = [];
  for (const action of fired.rule.actions)
    outcomes.push({ kind: action.kind, ...(await outcomeOf(tx, parts, fired, action)) });
  return outcomes;
}

async function outcomeOf(
  tx: Tx,
  parts: RuleParts,
  fired: Fired,
  action: Action,
): Promise<Omit<ActionOutcome, 'kind'>> {
  // An action is done whole or not at all, and its refusal takes nothing of the others back.
  await tx.run(sql`savepoint one_action`);
  try {
    const leftOut = await actOnce(tx, parts, fired, action);
    await tx.run(sql`release savepoint one_action`);
    return { done: true, why: leftOut ?? null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.run(sql`rollback to savepoint one_action`);
    return { done: false, why: error.code };
  }
}

/** @returns the code of what was left out of it, if anything */
async function actOnce(tx: Tx, parts: RuleParts, fired: Fired, action: Action): Promise<string | undefined> {
  const { realmId } = fired.rule;
  const row = await requireCase(tx, realmId, fired.caseId);
  if (action.kind === 'assign') return assign(tx, parts, realmId, row, action);
  if (action.kind === 'call webhook') return callWebhook(tx, parts, fired, row, action.webhookId);
  if (action.kind === 'add tag') {
    const context = { realmId, actor: system(automationName), at: parts.clock.now() };
    if (!(await addTag(tx, context, row.id, action.tag))) throw new Refusal('rule-already-so');
    return undefined;
  }
  const whom = action.kind === 'notify part' ? { part: action.part } : { personId: action.personId };
  await tellByRule(tx, parts, { realmId, row, causeId: fired.firingId, ruleName: fired.rule.name, ...whom });
  return undefined;
}

/**
 * Whom the rule names may have left since: the authority gets the case all the same, unless it has it already.
 * @returns `executor-elsewhere` when it went there without them
 */
async function assign(
  tx: Tx,
  parts: RuleParts,
  realmId: string,
  row: Case,
  { authorityId, executorId: named }: Extract<Action, { kind: 'assign' }>,
): Promise<string | undefined> {
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  if (!directory.authorities.has(authorityId)) throw new Refusal('authority-unknown');
  const worksAt = await workplacesOf(tx, realmId, named ? [named] : [], at);
  const left = named !== null && !worksAt(named, authorityId);
  if (left && row.authorityId === authorityId) throw new Refusal('executor-elsewhere');
  const executorId = left ? null : named;
  if (row.authorityId === authorityId && row.executorId === executorId) throw new Refusal('rule-already-so');
  const context = { realmId, actor: system(automationName), at, directory };
  await applyAct(tx, context, row, { act: 'assign', authorityId, executorId });
  return left ? 'executor-elsewhere' : undefined;
}

async function callWebhook(
  tx: Tx,
  parts: RuleParts,
  { rule, firingId, eventType }: Fired,
  row: Case,
  webhookId: string,
): Promise<undefined> {
  const { realmId } = rule;
  const at = parts.clock.now();
  const hook = await lockWebhook(tx, realmId, webhookId);
  if (!hook) throw new Refusal('webhook-unknown');
  if (!hook.enabled) throw new Refusal('webhook-rests');
  const body = bodyOf('rule.fired', at, row, { ruleId: rule.id, event: eventType });
  await queueWebhooks(
    tx,
    [{ realmId, id: newId(), webhookId, causeId: firingId, type: 'rule.fired', body }],
    at,
  );
}
