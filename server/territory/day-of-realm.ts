import { type Query, sql } from '../platform/database.ts';

/** The calendar day of an instant where a realm is, inside a statement: `realm` is its id, or a column that holds it. */
export function dayOfRealm(realm: string | Query<unknown>, at: Date): Query<string> {
  const id = typeof realm === 'string' ? sql`${realm}::uuid` : realm;
  return sql<string>`(select (${at}::timestamptz at time zone r.time_zone)::date from realms r where r.id = ${id})`;
}
