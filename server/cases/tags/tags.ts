import { emit } from '../../events/index.ts';
import type { Actor, Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { CaseParts } from '../act.ts';
import { mayWorkOnCase } from '../case.policies.ts';
import { requireCase } from '../change-case.ts';
import { sightOf } from '../sight.ts';

const mostTags = 20;

/** As tags are written and found: small letters, single spaces. */
export function tidyTag(tag: string): string {
  return tag.toLocaleLowerCase('ru').replace(/\s+/g, ' ').trim();
}

export async function tagsOf(tx: Tx, realmId: string, caseId: string): Promise<string[]> {
  const rows = await tx.all(sql<{ tag: string }>`select tag from case_tags
    where realm_id = ${realmId} and case_id = ${caseId} order by tag`);
  return rows.map(({ tag }) => tag);
}

/** Tags in use on cases this person sees, the commonest first. */
export function tagsFor(parts: CaseParts, person: Person): Promise<{ tag: string; cases: number }[]> {
  const { realmId } = person;
  const { centreIds, authorityIds } = sightOf(person);
  return parts.database.inRealm(realmId, (tx) =>
    tx.all(sql<{ tag: string; cases: number }>`
      select t.tag, count(*)::int as cases from case_tags t
      join cases c on c.realm_id = t.realm_id and c.id = t.case_id
      where t.realm_id = ${realmId}
        and (c.centre_id = any(${[...centreIds]}::uuid[]) or c.authority_id = any(${[...authorityIds]}::uuid[]))
      group by t.tag order by count(*) desc, t.tag limit 200`),
  );
}

/** Marks a case; what it is marked with already stays. @returns whether it is new */
export async function addTag(
  tx: Tx,
  context: { realmId: string; actor: Actor; at: Date },
  caseId: string,
  wanted: string,
): Promise<boolean> {
  const tag = tidyTag(wanted);
  if (tag === '' || tag.length > 40)
    throw new Refusal('invalid', { field: 'tag', problem: 'length', limit: 40 });
  const setBy = context.actor.kind === 'person' ? context.actor.id : null;
  const added = await tx.run(sql`insert into case_tags (realm_id, case_id, tag, set_by, set_at)
    values (${context.realmId}, ${caseId}, ${tag}, ${setBy}, ${context.at}) on conflict do nothing`);
  if (added > 0) {
    const event = { type: 'case.tagged' as const, data: { tag, on: true } };
    await emit(tx, context, [{ event, streamId: caseId }]);
  }
  return added > 0;
}

/**
 * Sets all tags of a case.
 * @throws Refusal `case-unknown`, `forbidden`, `invalid`
 */
export function setTags(
  parts: CaseParts,
  person: Person,
  caseId: string,
  wanted: readonly string[],
): Promise<{ tags: string[] }> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireCase(tx, realmId, caseId);
    authorise(mayWorkOnCase, person, { realmId, centreId: row.centreId, authorityId: row.authorityId });
    const tidy = new Set(wanted.map(tidyTag));
    if (tidy.size > mostTags)
      throw new Refusal('invalid', { field: 'tags', problem: 'maxItems', limit: mostTags });
    const context = { realmId, actor: person, at: parts.clock.now() };
    for (const tag of tidy) await addTag(tx, context, caseId, tag);
    const gone = (await tagsOf(tx, realmId, caseId)).filter((tag) => !tidy.has(tag));
    await tx.run(sql`delete from case_tags
      where realm_id = ${realmId} and case_id = ${caseId} and tag = any(${gone})`);
    const told = gone.map((tag) => ({
      event: { type: 'case.tagged' as const, data: { tag, on: false } },
      streamId: caseId,
    }));
    await emit(tx, context, told);
    return { tags: await tagsOf(tx, realmId, caseId) };
  });
}
