import { setImmediate } from 'node:timers/promises';
import { emit } from '../../events/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Database, sql, type Tx } from '../../platform/database.ts';
import { requireVersion } from '../../platform/http/version.ts';
import { newId } from '../../platform/ids.ts';
import { recordOutwardAct } from '../../platform/outward-acts.ts';
import { authorise } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { moveStamp } from '../directory.store.ts';
import type { Directories } from '../directory.ts';
import type { Topic } from '../directory.types.ts';
import { mayChangeTopics } from '../territory.policies.ts';
import {
  dropMapping,
  endMapping,
  insertMapping,
  latestMapping,
  type MappingRow,
  type NationalTopic,
  readMappings,
  readNationalTopics,
  realmAbove,
  titlesByTopic,
} from './mappings.store.ts';
import { mappingSuggester, type Suggestion } from './suggest-mapping.rules.ts';
import { dayIn } from './topic-codes.rules.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly directories: Directories;
}

export interface MappingTable {
  /** Null: no realm stands above this one, so there is no national list. */
  readonly above: { readonly name: Readonly<Record<string, string>> } | null;
  readonly national: readonly NationalTopic[];
  readonly mappings: readonly MappingRow[];
  readonly suggestions: ReadonlyMap<string, readonly Suggestion[]>;
}

/** How far back it is looked how messages were labelled. */
const titlesPerTopic = 40;

/** @throws Refusal `forbidden` */
export async function readMappingTable(parts: Parts, person: Person): Promise<MappingTable> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  const { above, national } = await nationalListOf(parts.database, realmId);
  if (!above) return { above: null, national, mappings: [], suggestions: new Map() };
  const { mappings, locals } = await parts.database.inRealm(realmId, async (tx) => {
    const { topics } = await parts.directories.of(tx, realmId);
    const written = await titlesByTopic(tx, realmId, titlesPerTopic);
    const titles = new Map(written.map(({ topicId, titles: texts }) => [topicId, texts]));
    return {
      mappings: await readMappings(tx, realmId),
      locals: [...topics.values()].map((topic) => ({
        ...described({ ...topic, words: topic.passport.words }),
        messages: titles.get(topic.id) ?? [],
      })),
    };
  });
  const suggest = mappingSuggester(locals, national.map(described));
  const suggestions = new Map<string, readonly Suggestion[]>();
  for (const local of locals) {
    suggestions.set(local.id, suggest(local));
    // Half a second for a region's topics: whoever asks for something else meanwhile is not kept waiting.
    await setImmediate();
  }
  return { above, national, mappings, suggestions };
}

/** What is said of it; its group's name is left out, for it is alike for many. */
function described({
  id,
  name,
  description,
  words,
}: Pick<Topic, 'id' | 'name' | 'description'> & Pick<NationalTopic, 'words'>) {
  return {
    id,
    texts: [...Object.values(name), ...Object.values(description), ...Object.values(words).flat()],
  };
}

async function nationalListOf(database: Database, realmId: string) {
  return database.acrossRealms(async (tx) => {
    const above = await realmAbove(tx, realmId);
    return { above, national: above ? await readNationalTopics(tx, above.id) : [] };
  });
}

/**
 * Says which national topic one of ours is from a day on, or that it is none. What held before stays for the cases
 * accepted then.
 * @throws Refusal `forbidden`, `topic-unknown`, `not-found`, `changed-meanwhile`, `mapping-too-early`
 */
export async function saveMapping(
  parts: Parts,
  person: Person,
  change: { topicId: string; seen: number; nationalTopicId: string | null; from: string | null },
): Promise<{ version: number }> {
  const { realmId } = person;
  authorise(mayChangeTopics, person, { realmId });
  const { national } = await nationalListOf(parts.database, realmId);
  const chosen = national.find(({ id }) => id === change.nationalTopicId);
  if (change.nationalTopicId !== null && !chosen) throw new Refusal('not-found');
  return parts.database.inRealm(realmId, async (tx) => {
    const at = parts.clock.now();
    const version = await lockTopic(tx, realmId, change);
    const { timeZone } = await parts.directories.of(tx, realmId);
    const from = change.from ?? dayIn(timeZone, at);
    await endLatest(tx, realmId, change.topicId, from);
    if (chosen)
      await insertMapping(tx, realmId, {
        id: newId(),
        topicId: change.topicId,
        national: chosen,
        from,
        madeBy: person.id,
        at,
      });
    await moveStamp(tx, realmId);
    const context = { realmId, actor: person, at };
    const data = { topicId: change.topicId, nationalCode: chosen?.code ?? null, from };
    await emit(tx, context, [{ event: { type: 'topic.mapped', data }, streamId: change.topicId }]);
    await recordOutwardAct(tx, context, { act: 'map topic', subjectId: change.topicId, data });
    return { version };
  });
}

async function lockTopic(
  tx: Tx,
  realmId: string,
  change: { topicId: string; seen: number },
): Promise<number> {
  const topic = await tx.maybe(sql<{ version: number }>`select version from topics
    where realm_id = ${realmId} and id = ${change.topicId} for update`);
  if (!topic) throw new Refusal('topic-unknown');
  requireVersion(change.seen, topic.version);
  await tx.run(
    sql`update topics set version = version + 1 where realm_id = ${realmId} and id = ${change.topicId}`,
  );
  return topic.version + 1;
}

async function endLatest(tx: Tx, realmId: string, topicId: string, from: string): Promise<void> {
  const latest = await latestMapping(tx, realmId, topicId);
  if (!latest) return;
  // Cases have been accepted under it: what they were called then is not rewritten.
  if (from < latest.from || (latest.until !== null && from < latest.until))
    throw new Refusal('mapping-too-early', { from: latest.until ?? latest.from });
  if (from === latest.from) await dropMapping(tx, realmId, latest.id);
  else if (latest.until === null) await endMapping(tx, realmId, latest.id, from);
}
