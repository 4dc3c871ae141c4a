import { requireWorksAt } from '../../access/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayKeepRules } from '../automation.policies.ts';
import { lockWebhook } from '../webhooks/webhooks.store.ts';
import type { RuleParts } from './act-by-rule.ts';
import type { Action } from './rule.schema.ts';
import type { Rule } from './rule.types.ts';
import { deleteRule, isStaff, lockRule, writeRule } from './rules.store.ts';

type Fields = Pick<Rule, 'name' | 'enabled' | 'eventTypes' | 'conditions' | 'actions'>;
interface Target {
  readonly id: string;
  readonly seen: number;
}

/**
 * Adds a rule or changes one. Enabled anew, it looks forward only.
 * @throws Refusal `forbidden`, `automation-rule-unknown`, `changed-meanwhile`, and what is wrong with an action
 */
export async function saveRule(
  parts: RuleParts,
  person: Person,
  fields: Fields,
  target?: Target,
): Promise<{ id: string; version: number }> {
  const { realmId } = person;
  authorise(mayKeepRules, person, { realmId });
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const before = target && (await requireRule(tx, person, target));
    for (const action of fields.actions) await requirePossible(tx, parts, realmId, action, at);
    const row: Rule = {
      realmId,
      id: before?.id ?? newId(),
      name: fields.name.trim(),
      enabled: fields.enabled,
      eventTypes: [...new Set(fields.eventTypes)],
      conditions: fields.conditions,
      actions: fields.actions,
      since: before?.enabled ? before.since : at,
      version: (before?.version ?? 0) + 1,
    };
    await writeRule(tx, row);
    const told = { name: row.name, enabled: row.enabled, eventTypes: row.eventTypes.join(' ') };
    const data = { ...told, actions: row.actions.map(({ kind }) => kind).join(', ') };
    const act = { act: before ? 'change automation' : 'add automation', subjectId: row.id, data };
    await recordOutwardAct(tx, { realmId, actor: person, at }, act);
    return { id: row.id, version: row.version };
  });
}

/** @throws Refusal `forbidden`, `automation-rule-unknown`, `changed-meanwhile` */
export async function removeRule(parts: RuleParts, person: Person, target: Target): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireRule(tx, person, target);
    await deleteRule(tx, realmId, row.id);
    const act = { act: 'remove automation', subjectId: row.id, data: { name: row.name } };
    await recordOutwardAct(tx, { realmId, actor: person, at: parts.clock.now() }, act);
  });
}

async function requireRule(tx: Tx, person: Person, { id, seen }: Target): Promise<Rule> {
  authorise(mayKeepRules, person, { realmId: person.realmId });
  const row = await lockRule(tx, person.realmId, id);
  if (!row) throw new Refusal('automation-rule-unknown');
  requireVersion(seen, row.version);
  return row;
}

async function requirePossible(
  tx: Tx,
  parts: RuleParts,
  realmId: string,
  action: Action,
  at: Date,
): Promise<void> {
  if (action.kind === 'call webhook' && !(await lockWebhook(tx, realmId, action.webhookId)))
    throw new Refusal('webhook-unknown');
  if (action.kind === 'notify person' && !(await isStaff(tx, realmId, action.personId, at)))
    throw new Refusal('rule-person-elsewhere');
  if (action.kind !== 'assign') return;
  const { authorities } = await parts.directories.of(tx, realmId);
  if (!authorities.has(action.authorityId)) throw new Refusal('authority-unknown');
  await requireWorksAt(tx, realmId, action, at);
}
