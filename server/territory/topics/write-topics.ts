import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import type { Directory, Topic } from '../directory.types.ts';
import { insertGroups, insertPassport, insertTopics } from '../set-up.store.ts';
import type { TopicEntry } from './topic-table.rules.ts';

/** What a row of a table makes of a topic. */
export interface TopicWrite {
  readonly entry: TopicEntry;
  /** Left undefined: it is new. */
  readonly known: Topic | undefined;
  /** Whether its passport differs, and so gets a new version. */
  readonly isPassport: boolean;
}

/** Writes what a table of topics changes, in the caller's transaction. */
export async function writeTopics(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date; reason: string },
  directory: Directory,
  wanted: readonly TopicWrite[],
): Promise<void> {
  if (wanted.length === 0) return;
  const { realmId, at } = context;
  const entries = wanted.map(({ entry }) => entry);
  const groupIds = await saveGroups(tx, realmId, directory, entries);
  const made = wanted.filter(({ known }) => !known).map(({ entry }) => rowOf(entry, groupIds));
  await insertTopics(tx, realmId, made, at);
  for (const { entry, known, isPassport } of wanted)
    if (known) await changeTopic(tx, context, known, rowOf(entry, groupIds), isPassport);
  const data = { made: made.length, changed: wanted.length - made.length };
  await recordOutwardAct(tx, context, { act: 'change topics', subjectId: null, data });
}

const rowOf = (entry: TopicEntry, groupIds: ReadonlyMap<string, string>) => ({
  ...entry,
  id: newId(),
  groupId: groupIds.get(entry.groupCode)!,
});

/** The last row that names a group names it for all. @returns ids of groups by code */
async function saveGroups(tx: Tx, realmId: string, directory: Directory, entries: readonly TopicEntry[]) {
  const groups = [...directory.groups.values()];
  const ids = new Map(groups.map(({ code, id }) => [code, id]));
  const names = new Map(entries.map(({ groupCode, groupName }) => [groupCode, groupName]));
  const last = groups.reduce((most, { position }) => Math.max(most, position), 0);
  const made = [...names].filter(([code]) => !ids.has(code));
  const rows = made.map(([code, name], at) => ({ id: newId(), code, name, position: last + 1 + at }));
  await insertGroups(tx, realmId, rows);
  for (const { id, code } of rows) ids.set(code, id);
  for (const { code, name, id } of groups) {
    const now = names.get(code);
    if (now && JSON.stringify(now) !== JSON.stringify(name))
      await tx.run(
        sql`update topic_groups set name = ${JSON.stringify(now)} where realm_id = ${realmId} and id = ${id}`,
      );
  }
  return ids;
}

async function changeTopic(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date; reason: string },
  topic: Topic,
  row: ReturnType<typeof rowOf>,
  isPassport: boolean,
): Promise<void> {
  const { realmId, actor, at, reason } = context;
  const version = topic.passport.version + (isPassport ? 1 : 0);
  if (isPassport)
    await insertPassport(tx, realmId, topic.id, { ...row.passport, version }, actor.id, at, reason);
  await tx.run(sql`update topics set name = ${JSON.stringify(row.name)}, description = ${JSON.stringify(row.description)},
      group_id = ${row.groupId}, passport_version = ${version}, version = version + 1
    where realm_id = ${realmId} and id = ${topic.id}`);
  if (!isPassport) return;
  const event = { type: 'topic.passport-changed' as const, data: { topicId: topic.id, version } };
  await emit(tx, context, [{ event, streamId: topic.id }]);
}
