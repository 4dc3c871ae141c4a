import type { Static } from 'typebox';
import type { CaseParts } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { TemplateBody } from './template.schema.ts';
import {
  insertTemplate,
  lockTemplate,
  retireTemplate,
  shortcutTaken,
  type TemplateRow,
  updateTemplate,
} from './templates.store.ts';
import { unknownSlots } from './variables.rules.ts';

type Parts = Pick<CaseParts, 'database' | 'clock'>;
type Body = Static<typeof TemplateBody>;

/**
 * Adds a template; whoever adds it owns it.
 * @throws Refusal `template-variable-unknown`, `template-shortcut-taken`
 */
export function addTemplate(parts: Parts, person: Person, body: Body): Promise<TemplateRow> {
  const { realmId, id: ownerId, name: ownerName } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = { ...body, id: newId(), version: 1, ownerId, ownerName, changedAt: parts.clock.now() };
    await requireSound(tx, realmId, row);
    await insertTemplate(tx, realmId, row);
    return row;
  });
}

/**
 * Gives it new words; the old ones stay on record with the answers begun from them.
 * @throws Refusal `template-unknown`, `changed-meanwhile`, and as `addTemplate`
 */
export function changeTemplate(
  parts: Parts,
  person: Person,
  { id, seen, body }: { id: string; seen: number; body: Body },
): Promise<TemplateRow> {
  return onTemplate(parts, person, id, seen, async (tx, found) => {
    const row = { ...found, ...body, version: found.version + 1, changedAt: parts.clock.now() };
    await requireSound(tx, person.realmId, row);
    await updateTemplate(tx, person.realmId, row, person.id);
    return row;
  });
}

/** Takes it out of use; what was begun from it stays counted. @throws Refusal as `changeTemplate` */
export function withdrawTemplate(
  parts: Parts,
  person: Person,
  id: string,
  seen: number,
): Promise<TemplateRow> {
  return onTemplate(parts, person, id, seen, async (tx, found) => {
    await retireTemplate(tx, person.realmId, id, parts.clock.now());
    return found;
  });
}

function onTemplate(
  parts: Parts,
  { realmId }: Person,
  id: string,
  seen: number,
  work: (tx: Tx, found: TemplateRow) => Promise<TemplateRow>,
): Promise<TemplateRow> {
  return parts.database.inRealm(realmId, async (tx) => {
    const found = await lockTemplate(tx, realmId, id);
    if (!found) throw new Refusal('template-unknown');
    requireVersion(seen, found.version);
    return work(tx, found);
  });
}

async function requireSound(tx: Tx, realmId: string, row: TemplateRow): Promise<void> {
  const [unknown] = unknownSlots(row.text);
  if (unknown !== undefined) throw new Refusal('template-variable-unknown', { variable: unknown });
  if (await shortcutTaken(tx, realmId, row)) {
    throw new Refusal('template-shortcut-taken', { shortcut: row.shortcut ?? '' });
  }
}
