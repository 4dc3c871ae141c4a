import type { Static } from 'typebox';
import type { Condition } from '../../conditions/index.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { ViewFilter } from './views.schema.ts';

export interface SavedView {
  readonly id: string;
  readonly ownerId: string;
  readonly centreId: string | null;
  readonly name: string;
  readonly filter: Static<typeof ViewFilter>;
  /** What the filters cannot say; null: nothing. */
  readonly condition: Condition | null;
  readonly version: number;
}

const columns = sql`v.id, v.owner_id as "ownerId", v.centre_id as "centreId", v.name, v.filter, v.condition, v.version`;

/** Centres a person holds a grant in now, itself and not by a centre above it. */
export async function teamsOf(tx: Tx, realmId: string, accountId: string, at: Date): Promise<string[]> {
  const rows = await tx.all(sql<{ id: string }>`select distinct centre_id as id from grants
    where realm_id = ${realmId} and account_id = ${accountId} and centre_id is not null
      and valid_from <= ${at} and (valid_until is null or valid_until > ${at}) order by 1`);
  return rows.map(({ id }) => id);
}

/** One's own first, then those of one's teams; each by name. */
export function viewsFor(
  tx: Tx,
  realmId: string,
  accountId: string,
  teams: readonly string[],
): Promise<(SavedView & { ownerName: string })[]> {
  return tx.all(sql<SavedView & { ownerName: string }>`
    select ${columns}, a.name as "ownerName" from saved_views v join accounts a on a.id = v.owner_id
    where v.realm_id = ${realmId} and (v.owner_id = ${accountId} or v.centre_id = any(${[...teams]}::uuid[]))
    order by v.centre_id is not null, v.name, v.id limit 200`);
}

export function lockView(tx: Tx, realmId: string, id: string): Promise<SavedView | undefined> {
  return tx.maybe(sql<SavedView>`select ${columns} from saved_views v
    where v.realm_id = ${realmId} and v.id = ${id} for update`);
}

export async function writeView(tx: Tx, realmId: string, view: SavedView, at: Date): Promise<void> {
  await tx.run(sql`insert into saved_views (realm_id, id, owner_id, centre_id, name, filter, condition, version, changed_at)
    values (${realmId}, ${view.id}, ${view.ownerId}, ${view.centreId}, ${view.name}, ${JSON.stringify(view.filter)},
      ${view.condition && JSON.stringify(view.condition)}, ${view.version}, ${at})
    on conflict (realm_id, id) do update set centre_id = excluded.centre_id, name = excluded.name,
      filter = excluded.filter, condition = excluded.condition, version = excluded.version, changed_at = excluded.changed_at`);
}

export async function deleteView(tx: Tx, realmId: string, id: string): Promise<void> {
  await tx.run(sql`delete from saved_views where realm_id = ${realmId} and id = ${id}`);
}

export function findView(tx: Tx, realmId: string, id: string): Promise<SavedView | undefined> {
  return tx.maybe(sql<SavedView>`select ${columns} from saved_views v
    where v.realm_id = ${realmId} and v.id = ${id}`);
}
