import type { ChoiceFieldName, Condition } from '../../conditions/index.ts';
import { type Query, sql } from '../../platform/database.ts';
import { type Directory, severitiesOf } from '../../territory/index.ts';

/** What the database can say of a condition before each case is asked. */
export interface Narrowed {
  /** Holds for every case the condition holds for, and maybe for more. */
  readonly where: Query<unknown>;
  /** It holds for no others: nobody needs to be asked. */
  readonly exact: boolean;
}

const anything: Narrowed = { where: sql`true`, exact: false };

/** A condition over the row `c` of `cases`. Words and working hours only the facts of a case can tell. */
export function mayHold(condition: Condition, directory: Directory, sign = true): Narrowed {
  if ('not' in condition) return mayHold(condition.not, directory, !sign);
  if ('all' in condition) return many(condition.all, directory, sign, sign);
  if ('any' in condition) return many(condition.any, directory, sign, !sign);
  if ('words' in condition) return anything;
  const known = 'in' in condition ? choice(condition.field, condition.in, directory) : span(condition);
  if (!known) return anything;
  return { where: sign ? known : sql`not coalesce(${known}, false)`, exact: true };
}

function many(parts: readonly Condition[], directory: Directory, sign: boolean, every: boolean): Narrowed {
  const narrowed = parts.map((part) => mayHold(part, directory, sign));
  const exact = narrowed.every((part) => part.exact);
  if (narrowed.length === 0) return { where: every ? sql`true` : sql`false`, exact };
  const where = sql.join(
    narrowed.map((part) => part.where),
    every ? sql` and ` : sql` or `,
  );
  return { where: sql`(${where})`, exact };
}

function choice(
  field: ChoiceFieldName,
  values: readonly string[],
  directory: Directory,
): Query<unknown> | undefined {
  const ids = sql`${[...values]}::text[]`;
  switch (field) {
    case 'topic':
      return sql`c.topic_id::text = any(${ids})`;
    case 'group': {
      const topics = [...directory.topics.values()].filter(({ groupId }) => values.includes(groupId));
      return sql`c.topic_id = any(${topics.map(({ id }) => id)}::uuid[])`;
    }
    case 'area':
      return sql`c.area_id::text = any(${ids})`;
    case 'centre':
      return sql`c.centre_id::text = any(${ids})`;
    case 'language':
      return sql`c.language = any(${ids})`;
    case 'type':
      return sql`c.type = any(${ids})`;
    case 'risk':
      return sql`c.severity = any(${severitiesOf(values)}::int[])`;
    case 'tag':
      return sql`exists (select from case_tags t where t.realm_id = c.realm_id and t.case_id = c.id
        and t.tag = any(${ids}))`;
    case 'channel':
      return openedBy(sql`m.channel_id::text = any(${ids})`);
    case 'source':
      return openedBy(sql`m.source = any(${ids})`);
    case 'weekday':
    case 'hours':
      return undefined;
  }
}

const openedBy = (such: Query<unknown>) => sql`exists (select from case_messages cm
  join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
  where cm.realm_id = c.realm_id and cm.case_id = c.id and cm.role = 'opened' and ${such})`;

const columns = { severity: sql`c.severity`, reach: sql`c.reach`, messages: sql`c.message_count` };

function span({ field, from, to }: { field: string; from?: number; to?: number }) {
  if (field === 'hour' || !(field in columns)) return undefined;
  const column = columns[field as keyof typeof columns];
  return sql`(${from === undefined ? sql`true` : sql`${column} >= ${from}`}
    and ${to === undefined ? sql`true` : sql`${column} <= ${to}`})`;
}
