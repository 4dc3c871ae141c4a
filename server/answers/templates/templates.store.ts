import type { Static } from 'typebox';
import { sql, type Tx } from '../../platform/database.ts';
import type { TemplateBody } from './template.schema.ts';

export interface TemplateRow extends Static<typeof TemplateBody> {
  readonly id: string;
  readonly version: number;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly changedAt: Date;
}

const columns = sql`t.id, t.version, t.name, t.shortcut, t.text, t.kind, t.outcome, t.topic_ids as "topicIds",
  t.case_states as "caseStates", t.owner_id as "ownerId", p.name as "ownerName", t.changed_at as "changedAt"`;

export function lockTemplate(tx: Tx, realmId: string, id: string): Promise<TemplateRow | undefined> {
  return tx.maybe(sql<TemplateRow>`select ${columns} from answer_templates t join accounts p on p.id = t.owner_id
    where t.realm_id = ${realmId} and t.id = ${id} and t.retired_at is null for update of t`);
}

export interface TemplateWithUse extends TemplateRow {
  readonly uses: number;
  readonly rated: number;
  readonly meanRating: number | null;
  readonly reopened: number;
}

/** Templates in force, the most used first, with what became of published answers begun from them. */
export function templatesWithUse(tx: Tx, realmId: string): Promise<TemplateWithUse[]> {
  return tx.all(sql<TemplateWithUse>`
    select ${columns}, coalesce(u.uses, 0)::int as uses, coalesce(u.rated, 0)::int as rated,
      u.mean as "meanRating", coalesce(u.reopened, 0)::int as reopened
    from answer_templates t join accounts p on p.id = t.owner_id
    left join (
      select s.template_id, count(*) as uses, count(v.rating) as rated, avg(v.rating)::float8 as mean,
        count(*) filter (where v.solved = false) as reopened
      from answer_template_uses s
      join answers a on a.realm_id = s.realm_id and a.id = s.answer_id and a.state = 'published'
      left join lateral (select rating, solved from verdicts v where v.realm_id = a.realm_id and v.case_id = a.case_id
        and v.answer_id = a.id order by v.id desc limit 1) v on true
      where s.realm_id = ${realmId} group by s.template_id
    ) u on u.template_id = t.id
    where t.realm_id = ${realmId} and t.retired_at is null
    order by uses desc, t.name`);
}

export async function insertTemplate(tx: Tx, realmId: string, row: TemplateRow): Promise<void> {
  await tx.run(sql`insert into answer_templates
      (realm_id, id, version, name, shortcut, text, kind, outcome, topic_ids, case_states, owner_id, changed_at)
    values (${realmId}, ${row.id}, ${row.version}, ${row.name}, ${row.shortcut}, ${row.text}, ${row.kind}, ${row.outcome},
      ${row.topicIds}::uuid[], ${row.caseStates}, ${row.ownerId}, ${row.changedAt})`);
  await keepWording(tx, realmId, row, row.ownerId);
}

export async function updateTemplate(tx: Tx, realmId: string, row: TemplateRow, by: string): Promise<void> {
  await tx.run(sql`update answer_templates set version = ${row.version}, name = ${row.name}, shortcut = ${row.shortcut},
      text = ${row.text}, kind = ${row.kind}, outcome = ${row.outcome}, topic_ids = ${row.topicIds}::uuid[],
      case_states = ${row.caseStates}, changed_at = ${row.changedAt}
    where realm_id = ${realmId} and id = ${row.id}`);
  await keepWording(tx, realmId, row, by);
}

async function keepWording(tx: Tx, realmId: string, row: TemplateRow, by: string): Promise<void> {
  await tx.run(sql`insert into answer_template_versions
      (realm_id, template_id, version, name, text, changed_by, changed_at)
    values (${realmId}, ${row.id}, ${row.version}, ${row.name}, ${row.text}, ${by}, ${row.changedAt})`);
}

export async function retireTemplate(tx: Tx, realmId: string, id: string, at: Date): Promise<void> {
  await tx.run(
    sql`update answer_templates set retired_at = ${at} where realm_id = ${realmId} and id = ${id}`,
  );
}

export async function shortcutTaken(
  tx: Tx,
  realmId: string,
  { id, shortcut }: { id: string; shortcut: string | null },
): Promise<boolean> {
  if (shortcut === null) return false;
  const row = await tx.one(sql<{ taken: boolean }>`select exists (select from answer_templates
    where realm_id = ${realmId} and retired_at is null and lower(shortcut) = lower(${shortcut}) and id <> ${id}) as taken`);
  return row.taken;
}

/** Notes which wordings an answer was begun from; one named twice is noted once. */
export async function noteUses(
  tx: Tx,
  realmId: string,
  answerId: string,
  templateIds: readonly string[],
): Promise<void> {
  if (templateIds.length === 0) return;
  await tx.run(sql`insert into answer_template_uses (realm_id, answer_id, template_id, template_version)
    select realm_id, ${answerId}, id, version from answer_templates
    where realm_id = ${realmId} and id = any(${[...templateIds]}::uuid[]) on conflict do nothing`);
}
