import { compileCondition } from '../../conditions/index.ts';
import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { showPublicNumber } from '../../platform/public-number.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayChangeChecklists, mayWorkOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { factsOfCases } from '../case-facts.ts';
import { requireCase } from '../change-case.ts';
import {
  type Checklist,
  type ChecklistItem,
  checklists,
  insertChecklist,
  type Tick,
  ticksOf,
  writeTick,
} from './checklists.store.ts';

export function listChecklists(parts: CaseParts, person: Person): Promise<Checklist[]> {
  return parts.database.inRealm(person.realmId, (tx) => checklists(tx, person.realmId));
}

/**
 * Puts a topic's list in force; open cases have it at once, and what was ticked stays ticked.
 * @throws Refusal `forbidden`, `topic-unknown`, `changed-meanwhile`
 */
export function saveChecklist(
  parts: CaseParts,
  person: Person,
  topicId: string,
  seen: number,
  items: readonly ChecklistItem[],
): Promise<Checklist> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    authorise(mayChangeChecklists, person, { realmId });
    const directory = await parts.directories.of(tx, realmId);
    if (!directory.topics.has(topicId)) throw new Refusal('not-found');
    const [before] = await checklists(tx, realmId, topicId);
    requireVersion(seen, before?.version ?? 0);
    const list = { topicId, version: (before?.version ?? 0) + 1, items };
    const at = parts.clock.now();
    await insertChecklist(tx, realmId, list, { by: person.id, at });
    const event = { type: 'checklist.changed' as const, data: { topicId, version: list.version } };
    await emit(tx, { realmId, actor: person, at }, [{ event, streamId: topicId }]);
    return list;
  });
}

export interface Check extends ChecklistItem {
  readonly done: Tick | null;
}

/** What has to be seen to on a case: the items of its topic whose conditions hold, with who ticked them. */
export async function checksOf(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  realmId: string,
  row: Case,
): Promise<Check[]> {
  const [list] = await checklists(tx, realmId, row.topicId);
  if (!list || list.items.length === 0) return [];
  const directory = await parts.directories.of(tx, realmId);
  const facts = (await factsOfCases(tx, realmId, directory, [row])).get(row.id);
  const ticks = new Map((await ticksOf(tx, realmId, row.id)).map((tick) => [tick.itemId, tick]));
  return list.items
    .filter(({ when }) => when === null || (facts && compileCondition(when).holds(facts)))
    .map((item) => ({ ...item, done: ticks.get(item.id) ?? null }));
}

/** An item in a language, or in whichever there is. */
export const wordsOfItem = ({ text }: ChecklistItem, language: string) =>
  text[language] ?? Object.values(text)[0] ?? '';

/**
 * Ticks an item of a case, or takes the tick back; who and when are kept.
 * @throws Refusal `case-unknown`, `forbidden`, `act-not-possible`, `checklist-item-unknown`
 */
export function tickItem(
  parts: CaseParts,
  person: Person,
  caseId: string,
  { itemId, done }: { itemId: string; done: boolean },
): Promise<void> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayWorkOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    if (!isOpen(row.state)) throw new Refusal('act-not-possible', { act: 'tick', state: row.state });
    const checks = await checksOf(tx, parts, realmId, row);
    if (!checks.some(({ id }) => id === itemId)) throw new Refusal('checklist-item-unknown');
    const at = parts.clock.now();
    if (!(await writeTick(tx, realmId, { caseId, itemId, done, by: person.id, at }))) return;
    const event = { type: 'case.checked' as const, data: { itemId, done } };
    await emit(tx, { realmId, actor: person, at }, [{ event, streamId: caseId }]);
  });
}

/** @throws Refusal `checklist-open` while a required item of the case's list is open, naming those that are */
export async function requireChecked(
  tx: Tx,
  parts: Pick<CaseParts, 'directories'>,
  person: Person,
  row: Case,
): Promise<void> {
  const checks = await checksOf(tx, parts, person.realmId, row);
  const open = checks.filter(({ required, done }) => required && done === null);
  if (open.length === 0) return;
  const items = open.map((item) => wordsOfItem(item, person.language)).join('; ');
  const number = showPublicNumber(row.number);
  throw new Refusal('checklist-open', { number, count: open.length, items });
}
