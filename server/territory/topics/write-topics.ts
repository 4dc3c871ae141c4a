import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { moveStamp } from '../directory.store.ts';
import type { Directory, Topic } from '../directory.types.ts';
import { insertGroups, insertPassport, insertTopics } from '../set-up.store.ts';
import type { TopicDifference, TopicEntry } from './topic-table.rules.ts';

const passportColumns = new Set<string>([
  'severity',
  'term',
  'unit',
  'type',
  'proof',
  'visibility',
  'season',
  'reaction',
  'objectionDays',
  'automaticFrom',
  'authorities',
  'words.ru',
  'words.en',
]);

/** Writes what a table of topics changes, in the caller's transaction; a passport that differs gets a new version. */
export async function writeTopics(
  tx: Tx,
  context: { realmId: string; actor: Person; at: Date; reason: string },
  directory: Directory,
  differences: readonly TopicDifference[],
): Promise<void> {
  const { realmId, at } = context;
  const wanted = differences.filter(({ kind }) => kind !== 'same');
  if (wanted.length === 0) return;
  const groupIds = await saveGroups(
    tx,
    realmId,
    directory,
    wanted.map(({ entry }) => entry),
  );
  const made = wanted.filter(({ kind }) => kind === 'new').map(({ entry }) => rowOf(entry, groupIds));
  await insertTopics(tx, realmId, made, at);
  const byCode = new Map([...directory.topics.values()].map((topic) => [topic.code, topic]));
  for (const { entry, changes } of wanted) {
    const topic = byCode.get(entry.code);
    if (!topic) continue;
    await changeTopic(
      tx,
      context,
      topic,
      rowOf(entry, groupIds),
      changes.some(({ column }) => passportColumns.has(column)),
    );
  }
  await moveStamp(tx, realmId);
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
