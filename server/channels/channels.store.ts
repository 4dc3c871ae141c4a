import { sql, type Tx } from '../platform/database.ts';
import type { Names } from '../territory/index.ts';

export interface Channel {
  readonly realmId: string;
  readonly id: string;
  readonly centreId: string;
  readonly driver: string;
  readonly name: Names;
  readonly officialName: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly secretId: string | null;
  readonly enabled: boolean;
  readonly version: number;
}

const columns = sql`realm_id as "realmId", id, centre_id as "centreId", driver, name, official_name as "officialName",
  config, secret_id as "secretId", enabled, version`;

export function findChannel(tx: Tx, realmId: string, id: string): Promise<Channel | undefined> {
  return tx.maybe(sql<Channel>`select ${columns} from channels where realm_id = ${realmId} and id = ${id}`);
}

export async function findChannels(
  tx: Tx,
  realmId: string,
  ids: readonly string[],
): Promise<Map<string, Channel>> {
  const rows = await tx.all(sql<Channel>`select ${columns} from channels
    where realm_id = ${realmId} and id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** By its id alone: a webhook's address does not say its realm. */
export function findChannelAnywhere(tx: Tx, id: string): Promise<Channel | undefined> {
  return tx.maybe(sql<Channel>`select ${columns} from channels where id = ${id}`);
}

export function listChannels(tx: Tx, realmId: string): Promise<Channel[]> {
  return tx.all(sql<Channel>`select ${columns} from channels where realm_id = ${realmId} order by id`);
}

/** Every enabled channel of every realm: what a process with the role "listen" listens to. */
export function listEnabledChannels(tx: Tx): Promise<Channel[]> {
  return tx.all(sql<Channel>`select ${columns} from channels where enabled order by realm_id, id`);
}

export async function insertChannel(tx: Tx, channel: Omit<Channel, 'version'>, at: Date): Promise<void> {
  await tx.run(sql`insert into channels
      (realm_id, id, centre_id, driver, name, official_name, config, secret_id, enabled, created_at)
    values (${channel.realmId}, ${channel.id}, ${channel.centreId}, ${channel.driver}, ${JSON.stringify(channel.name)},
      ${channel.officialName}, ${JSON.stringify(channel.config)}, ${channel.secretId}, ${channel.enabled}, ${at})`);
}

export function lockChannel(tx: Tx, realmId: string, id: string): Promise<Channel | undefined> {
  return tx.maybe(sql<Channel>`select ${columns} from channels
    where realm_id = ${realmId} and id = ${id} for update`);
}

/** Writes what may change of a channel and moves its version; a secret no channel names any more is erased. */
export async function updateChannel(
  tx: Tx,
  row: Channel,
  changes: Pick<Channel, 'name' | 'officialName' | 'config' | 'enabled' | 'secretId'>,
): Promise<void> {
  await tx.run(sql`update channels set name = ${JSON.stringify(changes.name)}, official_name = ${changes.officialName},
      config = ${JSON.stringify(changes.config)}, enabled = ${changes.enabled}, secret_id = ${changes.secretId},
      version = version + 1
    where realm_id = ${row.realmId} and id = ${row.id}`);
  if (row.secretId && row.secretId !== changes.secretId)
    await tx.run(sql`delete from vault where realm_id = ${row.realmId} and id = ${row.secretId}`);
}

export async function readPosition(tx: Tx, realmId: string, id: string): Promise<unknown> {
  const row = await tx.maybe(sql<{ position: unknown }>`
    select position from channels where realm_id = ${realmId} and id = ${id}`);
  return row?.position ?? null;
}

export async function writePosition(tx: Tx, realmId: string, id: string, position: unknown): Promise<void> {
  await tx.run(sql`update channels set position = ${JSON.stringify(position)}
    where realm_id = ${realmId} and id = ${id}`);
}

export async function realmLanguage(tx: Tx, realmId: string): Promise<string> {
  const row = await tx.one(sql<{ language: string }>`select language from realms where id = ${realmId}`);
  return row.language;
}
