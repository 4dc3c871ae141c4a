import type { Role } from '../platform/actor.ts';
import { sql, type Tx } from '../platform/database.ts';

export interface ListedGrant {
  readonly id: string;
  readonly role: Role;
  readonly centreId: string | null;
  readonly authorityId: string | null;
  /** Null: when they have used the letter to their address. */
  readonly from: string | null;
  readonly until: string | null;
}

export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly invited: boolean;
  readonly secondFactor: boolean;
  readonly grants: readonly ListedGrant[];
}

/** A grant belongs where it holds; one in an authority, to the authority's centre. */
const placed = sql`select g.*, coalesce(g.centre_id, a.centre_id) as place from grants g
  left join authorities a on a.realm_id = g.realm_id and a.id = g.authority_id`;

const lives = (at: Date) => sql`(g.valid_until is null or g.valid_until > ${at})`;

interface Where {
  readonly realmId: string;
  readonly centreIds: readonly string[];
  readonly at: Date;
}

/** Everyone with a role now, or soon, in these centres and their authorities, with those roles. */
export const peopleIn = (tx: Tx, realmId: string, centreIds: readonly string[], at: Date) =>
  accountsIn(tx, { realmId, centreIds, at }, false);

/** Programs, likewise. */
export const servicesIn = (tx: Tx, realmId: string, centreIds: readonly string[], at: Date) =>
  accountsIn(tx, { realmId, centreIds, at }, true);

async function accountsIn(tx: Tx, where: Where, service: boolean): Promise<ListedPerson[]> {
  return tx.all(sql<ListedPerson>`select id, name, email, invited, "secondFactor", grants
    from (${held(where, service)}) held order by name, id`);
}

/** Accounts with the roles they have in a place; `said` is what they are looked for by. */
const held = ({ realmId, centreIds, at }: Where, service: boolean) => sql`
  select a.id, a.name, a.email, a.password_hash is null or bool_or(g.valid_from = 'infinity') as invited, array_agg(g.role) as roles,
    translate(lower(a.name || ' ' || a.email), 'ё', 'е') as said,
    exists (select from second_factors f where f.account_id = a.id and f.confirmed_at is not null) as "secondFactor",
    json_agg(json_build_object('id', g.id, 'role', g.role, 'centreId', g.centre_id, 'authorityId', g.authority_id,
      'from', to_char(g.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'until', to_char(g.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by g.id) as grants
  from (${placed}) g join accounts a on a.id = g.account_id
  where g.realm_id = ${realmId} and g.place = any(${[...centreIds]}::uuid[]) and ${lives(at)}
    and a.service = ${service}
  group by a.id`;

/** Whom to find. */
export interface Wanted {
  /** Each stands in the name or the address, or names one of these roles; in small letters. */
  readonly words: readonly { readonly word: string; readonly roles: readonly Role[] }[];
  readonly ids: readonly string[] | undefined;
}

/** People of these centres by name, those behind `after` (a name and an id). */
export function findIn(
  tx: Tx,
  where: Where,
  { words, ids }: Wanted,
  { after, limit }: { after: readonly [string, string] | undefined; limit: number },
): Promise<ListedPerson[]> {
  const [name, id] = after ?? [null, null];
  return tx.all(sql<ListedPerson>`select id, name, email, invited, "secondFactor", grants
    from (${held(where, false)}) held
    where not exists (select from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as w (word text, roles text[])
        where position(w.word in held.said) = 0 and not (held.roles && w.roles))
      and (${ids ? [...ids] : null}::text[] is null or held.id::text = any(${ids ? [...ids] : null}::text[]))
      and (${name}::text is null or (held.name, held.id) > (${name}, ${id}::uuid))
    order by name, id limit ${limit}`);
}

/** The centre a role there would belong to; `undefined` when the realm has no such place. */
export async function centreOf(
  tx: Tx,
  realmId: string,
  place: { centreId: string | null; authorityId: string | null },
): Promise<string | undefined> {
  const row = await tx.maybe(sql<{ id: string }>`
    select id from centres where realm_id = ${realmId} and id = ${place.centreId}
    union all select centre_id from authorities where realm_id = ${realmId} and id = ${place.authorityId}`);
  return row?.id;
}

export interface PlacedGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly place: string;
}

export function findGrant(tx: Tx, realmId: string, id: string, at: Date): Promise<PlacedGrant | undefined> {
  return tx.maybe(sql<PlacedGrant>`select g.account_id as "accountId", g.role, g.place from (${placed}) g
    where g.realm_id = ${realmId} and g.id = ${id} and ${lives(at)}`);
}

/** Ends now; what was done under it keeps its ground. @returns false when it had ended before */
export async function endGrant(tx: Tx, realmId: string, id: string, at: Date): Promise<boolean> {
  const ended = await tx.run(sql`update grants g set valid_until = ${at}
    where g.realm_id = ${realmId} and g.id = ${id} and ${lives(at)}`);
  return ended === 1;
}
