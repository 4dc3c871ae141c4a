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
import { worksFor } from './rules.store.ts';

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
  for (const action of fired.rule.actions) {
    const why = await whyNot(tx, parts, fired, action);
    outcomes.push({ kind: action.kind, done: why === null, why });
  }
  return outcomes;
}

async function whyNot(tx: Tx, parts: RuleParts, fired: Fired, action: Action): Promise<string | null> {
  // An action is done whole or not at all, and its refusal takes nothing of the others back.
  await tx.run(sql`savepoint one_action`);
  try {
    await actOnce(tx, parts, fired, action);
    await tx.run(sql`release savepoint one_action`);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await tx.run(sql`rollback to savepoint one_action`);
    return error.code;
  }
}

async function actOnce(tx: Tx, parts: RuleParts, fired: Fired, action: Action): Promise<void> {
  const { realmId } = fired.rule;
  const row = await requireCase(tx, realmId, fired.caseId);
  if (action.kind === 'assign') return assign(tx, parts, realmId, row, action);
  if (action.kind === 'call webhook') return callWebhook(tx, parts, fired, row, action.webhookId);
  if (action.kind === 'add tag') {
    const context = { realmId, actor: system(automationName), at: parts.clock.now() };
    if (!(await addTag(tx, context, row.id, action.tag))) throw new Refusal('rule-already-so');
    return;
  }
  const whom = action.kind === 'notify part' ? { part: action.part } : { personId: action.personId };
  await tellByRule(tx, parts, { realmId, row, causeId: fired.firingId, ruleName: fired.rule.name, ...whom });
}

async function assign(
  tx: Tx,
  parts: RuleParts,
  realmId: string,
  row: Case,
  { authorityId, executorId }: Extract<Action, { kind: 'assign' }>,
): Promise<void> {
  const at = parts.clock.now();
  const directory = await parts.directories.of(tx, realmId);
  if (!directory.authorities.has(authorityId)) throw new Refusal('authority-unknown');
  if (executorId && !(await worksFor(tx, realmId, executorId, authorityId, at)))
    throw new Refusal('rule-person-elsewhere');
  if (row.authorityId === authorityId && row.executorId === executorId) throw new Refusal('rule-already-so');
  const context = { realmId, actor: system(automationName), at, directory };
  await applyAct(tx, context, row, { act: 'assign', authorityId, executorId });
}

async function callWebhook(
  tx: Tx,
  parts: RuleParts,
  { rule, firingId, eventType }: Fired,
  row: Case,
  webhookId: string,
): Promise<void> {
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
