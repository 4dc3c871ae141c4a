import type { Static } from 'typebox';
import { type Case, type CaseParts, placeLabel, requireReadable } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { showPublicNumber } from '../../platform/public-number.ts';
import { wordsIn } from '../../platform/words.ts';
import type { Directory } from '../../territory/index.ts';
import { mayDraft } from '../answer.policies.ts';
import type { FittingTemplates, TemplateList } from './template.schema.ts';
import { type TemplateWithUse, templatesWithUse } from './templates.store.ts';
import { fillIn, slotsOf, type VariableValues } from './variables.rules.ts';

/** Every template in force, with its use and success. */
export function listTemplates(
  parts: Pick<CaseParts, 'database'>,
  { realmId }: Person,
): Promise<Static<typeof TemplateList>> {
  return parts.database.inRealm(realmId, async (tx) => {
    const rows = await templatesWithUse(tx, realmId);
    return rows.map(({ ownerId: _, ...row }) => ({ ...row, changedAt: row.changedAt.toISOString() }));
  });
}

/**
 * What an answer on this case can be begun from: those bound to its topic first, then by use.
 * @throws Refusal `case-unknown`, `forbidden`
 */
export function templatesForCase(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof FittingTemplates>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireReadable(tx, person, caseId);
    authorise(mayDraft, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    const fitting = await fittingTemplates(tx, parts, realmId, row);
    return fitting.map(({ isBound: _, ...template }) => template);
  });
}

/** The templates that fit a case, filled in as far as it knows, those bound to its topic first. */
export async function fittingTemplates(
  tx: Tx,
  parts: Pick<CaseParts, 'directories' | 'clock'>,
  realmId: string,
  row: Case,
) {
  const directory = await parts.directories.of(tx, realmId);
  const values = valuesOf(row, directory, parts.clock.now());
  const rows = (await templatesWithUse(tx, realmId)).filter((one) => fits(one, row));
  const bound = ({ topicIds }: TemplateWithUse) => topicIds.length > 0;
  return rows
    .sort((one, other) => Number(bound(other)) - Number(bound(one)))
    .map((template) => {
      const { id, name, shortcut, kind, outcome, uses } = template;
      const text = fillIn(template.text, values);
      return {
        id,
        name,
        shortcut,
        kind,
        outcome,
        uses,
        text,
        unfilled: slotsOf(text),
        isBound: bound(template),
      };
    });
}

const fits = ({ topicIds, caseStates }: TemplateWithUse, row: Case) =>
  (topicIds.length === 0 || topicIds.includes(row.topicId)) &&
  (caseStates.length === 0 || caseStates.includes(row.state));

/** Who answers for it and by when are known only once the drafter says so: they stay to be filled. */
export function valuesOf(row: Case, directory: Directory, now: Date): VariableValues {
  const named = (names: Readonly<Record<string, string>> | undefined) =>
    names?.[row.language] ?? Object.values(names ?? {})[0];
  const values = {
    number: showPublicNumber(row.number),
    place: placeLabel(directory, row, row.language) ?? undefined,
    topic: named(directory.topics.get(row.topicId)?.name),
    authority: named(row.authorityId ? directory.authorities.get(row.authorityId)?.name : undefined),
    today: new Intl.DateTimeFormat(wordsIn(row.language)('locale'), {
      day: 'numeric',
      month: 'long',
      timeZone: directory.timeZone,
    }).format(now),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
