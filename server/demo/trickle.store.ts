import { sql, type Tx } from '../platform/database.ts';

export interface TrickleChannel {
  readonly realmId: string;
  readonly id: string;
  readonly centreId: string;
  readonly address: string;
}

/** The channels of the demo region on which its residents write, if there is a demo region. */
export function findRealmChannels(tx: Tx): Promise<TrickleChannel[]> {
  return tx.all(sql<TrickleChannel>`
    select c.realm_id as "realmId", c.id, c.centre_id as "centreId", c.config->>'address' as address
    from channels c join realms r on r.id = c.realm_id
    where r.code = 'demo' and c.driver = 'demo' and c.enabled order by c.id`);
}

export async function readPosition(tx: Tx, realmId: string, channelId: string): Promise<number | null> {
  const row = await tx.maybe(sql<{ n: number | null }>`select (position->>'n')::int as n from channels
    where realm_id = ${realmId} and id = ${channelId}`);
  return row?.n ?? null;
}

export async function writePosition(tx: Tx, realmId: string, channelId: string, n: number): Promise<void> {
  await tx.run(sql`update channels set position = jsonb_build_object('n', ${n}::int)
    where realm_id = ${realmId} and id = ${channelId}`);
}
