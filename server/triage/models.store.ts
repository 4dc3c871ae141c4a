import { sql, type Tx } from '../platform/database.ts';
import type { TopicModel } from './reader/reader.types.ts';

/** The kind of model that proposes topics; labels are ids of topics and of their groups. */
export const topicKind = 'topic';

/** Which model of topics is in force, without its bytes: asked for every batch. */
export function activeModel(tx: Tx, realmId: string): Promise<{ id: string; version: number } | undefined> {
  return tx.maybe(sql<{ id: string; version: number }>`
    select id, version from models where realm_id = ${realmId} and kind = ${topicKind} and active`);
}

export function readActiveModel(tx: Tx, realmId: string): Promise<TopicModel | undefined> {
  return tx.maybe(sql<TopicModel>`
    select id, version, bytes from models where realm_id = ${realmId} and kind = ${topicKind} and active`);
}
