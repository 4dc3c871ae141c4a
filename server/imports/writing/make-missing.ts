import { createHash } from 'node:crypto';
import { insertChannel, listChannels } from '../../channels/index.ts';
import { type EventType, emit, type HeedEvent } from '../../events/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import { knownLanguages, wordsIn } from '../../platform/words.ts';
import {
  type Directories,
  insertAuthorities,
  insertGroups,
  insertTopics,
  moveStamp,
  type Names,
} from '../../territory/index.ts';
import { plainName } from '../plain-name.rules.ts';
import type { ImportedRow } from '../rows/imported.types.ts';
import { createNameFinder, type Missing, missingIn, type NameFinder } from './names.ts';

/**
 * A topic the realm did not have gets the longest term the Russian appeals law leaves (30 days, 59-FZ, article 12)
 * and an ordinary severity, until an administrator writes its passport.
 */
const unmappedPassport = {
  severity: 3,
  resolutionAmount: 30,
  resolutionUnit: 'calendar days',
  type: 'solve',
  proof: 'none',
  visibility: 'public',
  season: null,
  objectionDays: 15,
  words: {},
  automaticFrom: null,
} as const;

/** The longest list of topics in use has some 350; a column of texts taken for topics has one a row. */
const mostNames = 5_000;

interface Context {
  readonly realmId: string;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Makes what rows name and the realm lacks, in a transaction of its own: the directory that others keep is read from
 * what is committed. Two imports at once make each thing once.
 */
export async function makeMissing(
  tx: Tx,
  directories: Directories,
  context: Context,
  rows: readonly ImportedRow[],
  channelGiven: boolean,
): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('imports ' || ${context.realmId}, 0))`);
  const finder = await readNames(tx, directories, context.realmId);
  const missing = missingIn(finder, rows, channelGiven);
  if (!missing) return;
  const { topics, authorities } = finder.directory;
  if (
    topics.size + missing.topics.size > mostNames ||
    authorities.size + missing.authorities.length > mostNames
  )
    throw new Refusal('import-too-many-names', { most: mostNames });
  const events = [
    ...(await makeChannels(tx, context, finder, missing)),
    ...(await makeAuthorities(tx, context, finder, missing)),
    ...(await makeTopics(tx, context, finder, missing)),
  ];
  await moveStamp(tx, context.realmId);
  await emit(
    tx,
    context,
    events.map(({ id, event }) => ({ event, streamId: id })),
  );
}

export async function readNames(tx: Tx, directories: Directories, realmId: string): Promise<NameFinder> {
  const directory = await directories.of(tx, realmId);
  return createNameFinder(directory, await listChannels(tx, realmId));
}

type Made = { readonly id: string; readonly event: Extract<HeedEvent, { type: EventType }> };

async function makeChannels(tx: Tx, context: Context, finder: NameFinder, missing: Missing): Promise<Made[]> {
  const made: Made[] = [];
  for (const platform of missing.platforms) {
    const id = newId();
    const name = inEachLanguage('channel.archive', { platform });
    await insertChannel(
      tx,
      {
        realmId: context.realmId,
        id,
        centreId: finder.root.id,
        driver: 'archive',
        name,
        officialName: name[finder.directory.language] ?? platform,
        config: { platform },
        secretId: null,
        enabled: true,
      },
      context.at,
    );
    made.push({ id, event: { type: 'channel.changed', data: { channelId: id, version: 1 } } });
  }
  return made;
}

async function makeAuthorities(
  tx: Tx,
  { realmId }: Context,
  { root, directory }: NameFinder,
  missing: Missing,
): Promise<Made[]> {
  const authorities = missing.authorities.map((text) => {
    const name = { [directory.language]: text.slice(0, 500) };
    return {
      id: newId(),
      centreId: root.id,
      code: codeOf(text),
      kind: 'imported',
      name,
      shortName: name,
      calendarId: root.calendarId,
      contact: null,
      areaIds: [],
    };
  });
  await insertAuthorities(tx, realmId, authorities);
  return authorities.map(({ id }) => ({
    id,
    event: { type: 'authority.changed', data: { authorityId: id, version: 1 } },
  }));
}

async function makeTopics(tx: Tx, context: Context, finder: NameFinder, missing: Missing): Promise<Made[]> {
  const groups = await makeGroups(tx, context, finder, [...missing.topics.values()]);
  const topics = [...missing.topics].map(([text, group]) => ({
    id: newId(),
    groupId: groups(group),
    code: codeOf(text),
    name: { [finder.directory.language]: text.slice(0, 500) },
    description: {},
    passport: unmappedPassport,
  }));
  await insertTopics(tx, context.realmId, topics, context.at);
  return topics.map(({ id }) => ({
    id,
    event: { type: 'topic.passport-changed', data: { topicId: id, version: 1 } },
  }));
}

const importedGroup = 'imported';

/** @returns which group a group's name means; null means the one for imported topics */
async function makeGroups(
  tx: Tx,
  { realmId }: Context,
  { directory, group }: NameFinder,
  wanted: readonly (string | null)[],
): Promise<(name: string | null) => string> {
  const made = new Map<string, { id: string; code: string; name: Names; position: number }>();
  let position = Math.max(0, ...[...directory.groups.values()].map((one) => one.position));
  for (const name of new Set(wanted)) {
    const code = name === null ? importedGroup : codeOf(name);
    if (group(name ?? importedGroup) || made.has(code)) continue;
    position += 1;
    const names = name === null ? inEachLanguage('topic-group.imported', {}) : { [directory.language]: name };
    made.set(code, { id: newId(), code, name: names, position });
  }
  await insertGroups(tx, realmId, [...made.values()]);
  return (name) => {
    const known = group(name ?? importedGroup);
    const fresh = made.get(name === null ? importedGroup : codeOf(name));
    return (known ?? fresh)!.id;
  };
}

/** The same name gives the same code. */
function codeOf(name: string): string {
  return `imported-${createHash('sha256').update(plainName(name)).digest('hex').slice(0, 12)}`;
}

function inEachLanguage(code: string, params: Record<string, string>): Names {
  return Object.fromEntries(knownLanguages().map((language) => [language, wordsIn(language)(code, params)]));
}
