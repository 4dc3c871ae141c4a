import {
  findCases,
  followersOf,
  instructionsById,
  massesById,
  membersOf,
  readClocks,
} from '../cases/index.ts';
import type { Consumer } from '../platform/consumers.ts';
import type { Tx } from '../platform/database.ts';
import type { StoredEvent } from '../platform/event-log.ts';
import type { Directory } from '../territory/index.ts';
import { draftersOf, notesById } from './around.store.ts';
import { centresUp, listenersOf, mentionedIn, type Staff } from './audience.rules.ts';
import { followersTold, toldToFollowers } from './followed.ts';
import type { Listener, Subject, Telling } from './notice.types.ts';
import { alsoTold, readers, urgencyFor } from './notice-of-event.ts';
import type { NoticeParts } from './send-mail.ts';
import { readStaff } from './staff.store.ts';
import { subjectOf } from './subjects.ts';
import { type Told, tell } from './tell.ts';
import { type Around, type Worth, worth } from './worth.ts';

/** What happened longer ago is no news: a new centre's whole history is not told when it starts. */
const newsMs = 2 * 86_400_000;

/** Tells staff what concerns them. */
export function onEvents(parts: NoticeParts): Consumer {
  const since = () => new Date(parts.clock.now().getTime() - newsMs);
  return {
    name: 'notices: tell staff',
    types: [...new Set([...Object.keys(readers), ...toldToFollowers])],
    batch: 200,
    newsSince: async () => since(),
    async handle(tx, events) {
      const from = since();
      const fresh = events.filter(({ at, streamId }) => streamId && at >= from);
      for (const [realmId, ofRealm] of Map.groupBy(fresh, (event) => event.realmId))
        await tellOf(tx, parts, realmId, ofRealm);
    },
  };
}

async function tellOf(
  tx: Tx,
  parts: NoticeParts,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const caseIds = [...new Set(events.flatMap(({ streamId }) => streamId ?? []))];
  const cases = new Map((await findCases(tx, realmId, caseIds)).map((row) => [row.id, row]));
  const works = await worksOf(tx, realmId, events);
  const subjects = new Map(events.map((event) => [event.id, subjectOf(event, { cases, ...works })]));
  const concerned = [...subjects.values()].filter((one) => one !== undefined);
  // As with all an import tells of.
  if (concerned.length === 0) return;
  const directory = await parts.directories.of(tx, realmId);
  const asked = events.flatMap(({ data }) => askedOf(data));
  const others = [...asked, ...[...works.massAuthorities.values()].flatMap((ids) => [...ids])];
  const staff = await staffAround(tx, realmId, directory, concerned, parts.clock.now(), others);
  const { timeZone } = directory;
  const around = { timeZone, ...(await aroundOf(tx, realmId, events, staff)), ...works };
  const told = events.flatMap((event) => toldOf(event, subjects.get(event.id), { directory, staff, around }));
  await tell(tx, parts, realmId, told);
}

interface Scene {
  readonly directory: Directory;
  readonly staff: Staff;
  readonly around: Around;
}

/** Authorities an event speaks of beside that of its case. */
function askedOf(data: unknown): string[] {
  const { authorityId, officeId } = data as Record<string, unknown>;
  return [authorityId, officeId].filter((id) => typeof id === 'string');
}

async function worksOf(
  tx: Tx,
  realmId: string,
  events: readonly StoredEvent[],
): Promise<Pick<Around, 'instructions' | 'masses' | 'massAuthorities'>> {
  const ordered = events.flatMap(({ data }) => (data as { instructionId?: string }).instructionId ?? []);
  const massIds = events
    .filter(({ type }) => type.startsWith('mass-problem.'))
    .flatMap(({ streamId }) => streamId ?? []);
  const instructions = ordered.length > 0 ? await instructionsById(tx, realmId, ordered) : [];
  const masses = massIds.length > 0 ? await massesById(tx, realmId, massIds) : [];
  return {
    instructions: new Map(instructions.map((row) => [row.id, row])),
    masses: new Map(masses.map((row) => [row.id, row])),
    massAuthorities: await massAuthorities(tx, realmId, toReview(events)),
  };
}

const toReview = (events: readonly StoredEvent[]): string[] =>
  events
    .filter(
      ({ type, data }) =>
        type === 'mass-problem.changed' && (data as { what?: string }).what === 'answer in review',
    )
    .flatMap(({ streamId }) => streamId ?? []);

/** Whose cases belong to these mass problems. */
async function massAuthorities(
  tx: Tx,
  realmId: string,
  massIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const massId of new Set(massIds)) {
    const members = await membersOf(tx, realmId, massId);
    const confirmed = members.filter(({ state }) => state === 'confirmed').map(({ caseId }) => caseId);
    const cases = await findCases(tx, realmId, confirmed);
    found.set(massId, new Set(cases.flatMap(({ authorityId }) => authorityId ?? [])));
  }
  return found;
}

function toldOf(event: StoredEvent, row: Subject | undefined, scene: Scene): Told[] {
  if (!row) return [];
  const found = readers[event.type]?.(event, row, scene.around);
  const listeners = found ? audienceOf(scene, row, found) : [];
  const first = found ? [{ telling: tellingOf(event, row, found), listeners }] : [];
  // Whoever hears of it anyway does not hear twice.
  const known = new Set(listeners.map(({ accountId }) => accountId));
  const followers = followersTold(event, row, scene.around).filter((id) => !known.has(id));
  if (followers.length === 0) return first;
  const followed = worth('followed', 'low', { people: followers }, { event: event.type });
  return [
    ...first,
    {
      telling: tellingOf(event, row, followed),
      listeners: listenersOf(scene.directory, scene.staff, row, followed.audience),
    },
  ];
}

function tellingOf(event: StoredEvent, row: Subject, { kind, urgency, params }: Worth): Telling {
  return {
    realmId: event.realmId,
    kind,
    urgency: urgencyFor(row, urgency),
    causeId: event.id,
    at: event.at,
    caseId: row.caseId,
    params: { number: row.number, topicId: row.topicId, ...params },
    actorId: event.actorId,
  };
}

function audienceOf({ directory, staff }: Scene, row: Subject, found: Worth): Listener[] {
  const first = listenersOf(directory, staff, row, found.audience);
  const also = (alsoTold[found.kind] ?? []).flatMap((rung) =>
    listenersOf(directory, staff, row, { firstOf: [rung] }),
  );
  return [...first, ...also];
}

/** The people of a case's authority, of its centre and of those above; and of other authorities asked. */
export function staffAround(
  tx: Tx,
  realmId: string,
  directory: Directory,
  cases: readonly Pick<Subject, 'centreId' | 'authorityId'>[],
  at: Date,
  others: readonly string[] = [],
): Promise<Staff> {
  const authorityIds = [...new Set([...others, ...cases.flatMap(({ authorityId }) => authorityId ?? [])])];
  const centreIds = [...new Set(cases.flatMap(({ centreId }) => centresUp(directory, centreId)))];
  return readStaff(tx, realmId, { authorityIds, centreIds }, at);
}

async function aroundOf(
  tx: Tx,
  realmId: string,
  events: readonly StoredEvent[],
  staff: Staff,
): Promise<Omit<Around, 'timeZone' | 'instructions' | 'masses' | 'massAuthorities'>> {
  const named = (type: string, field: string) =>
    events
      .filter((event) => event.type === type)
      .map(({ data }) => String((data as Record<string, unknown>)[field]));
  const notes = await notesById(tx, realmId, named('case.note-added', 'noteId'));
  const clocked = events
    .filter(({ type }) => type.startsWith('case.clock-'))
    .flatMap(({ streamId }) => streamId ?? []);
  const clocks = clocked.length > 0 ? await readClocks(tx, realmId, clocked) : [];
  return {
    followers: await followersOf(
      tx,
      realmId,
      events.filter(({ type }) => toldToFollowers.includes(type)).flatMap(({ streamId }) => streamId ?? []),
    ),
    drafters: await draftersOf(tx, realmId, named('answer.sent-back', 'answerId')),
    members: staff.members,
    mentions: new Map(notes.map(({ id, text }) => [id, mentionedIn(text, staff.members)])),
    // Rounds come in order, so the newest stays.
    holders: new Map(clocks.map((clock) => [`${clock.caseId} ${clock.clock}`, clock.heldBy])),
  };
}
