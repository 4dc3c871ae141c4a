import type { Static } from 'typebox';
import { missingFilesOf } from '../intake/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Database, Tx } from '../platform/database.ts';
import { page, readCursor } from '../platform/http/paging.ts';
import type { Log } from '../platform/log.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Directories, Directory } from '../territory/index.ts';
import type { ArrivalDetail, ArrivalPage, ArrivalQuery } from './arrival.schema.ts';
import { arrivalView } from './arrival-view.ts';
import {
  type ArrivalFilter,
  type ArrivalRow,
  casesOf,
  filesOf,
  findArrival,
  listArrivals,
  positionOf,
  textsOf,
} from './arrivals.store.ts';
import { openCasesOf } from './messages.store.ts';
import { activeModelId } from './models.store.ts';
import type { Proposal } from './proposal.types.ts';
import { latestProposals } from './proposals.store.ts';
import type { ReadingRoom } from './reader/reading-room.ts';
import { mayReadArrivals } from './triage.policies.ts';

export interface ArrivalParts {
  readonly database: Database;
  readonly directories: Directories;
  readonly room: ReadingRoom;
  readonly log: Log;
}

/** The centres whose arrivals a person sees, each once: the same as `mayReadArrivals` says one by one. */
function centresOf(person: Person): string[] {
  const granted = person.grants.flatMap(({ role, centreIds }) =>
    role === 'operator' || role === 'curator' ? centreIds : [],
  );
  return [...new Set(granted)];
}

export function listArrivalsFor(
  parts: ArrivalParts,
  person: Person,
  query: Static<typeof ArrivalQuery>,
): Promise<Static<typeof ArrivalPage>> {
  const { realmId } = person;
  const limit = query.limit ?? 50;
  const paging = {
    sort: query.sort ?? ('newest' as const),
    after: query.cursor ? readCursor(query.cursor, ['number', 'time', 'id']) : undefined,
    limit: limit + 1,
  };
  const seen = centresOf(person);
  const filter = {
    centreIds: query.centre ? seen.filter((id) => id === query.centre) : seen,
    channelId: query.channel,
    disposition: query.disposition ?? ('open' as const),
    topicId: query.topic,
    areaId: query.area,
    watchId: query.watch,
    words: query.q,
  };
  return parts.database.inRealm(realmId, async (tx) => {
    const directory = await parts.directories.of(tx, realmId);
    // Before the page itself: what comes between the two is taken for new rather than for known.
    const newestAt = paging.after ? null : await newestOpenAt(tx, realmId, filter);
    const { items, next } = page(await listArrivals(tx, realmId, filter, paging), limit, positionOf);
    const proposals = await proposalsOf(tx, realmId, items);
    const caseOf = await openCasesOf(tx, realmId, repeated([...proposals.values()]));
    return {
      items: items.map((row) => arrivalView(directory, row, proposals.get(row.messageId), caseOf)),
      next,
      newestAt,
    };
  });
}

async function newestOpenAt(tx: Tx, realmId: string, filter: ArrivalFilter): Promise<string | null> {
  if (filter.disposition !== 'open') return null;
  const [newest] = await listArrivals(tx, realmId, filter, { sort: 'newest', after: undefined, limit: 1 });
  return newest?.receivedAt.toISOString() ?? null;
}

async function proposalsOf(
  tx: Tx,
  realmId: string,
  rows: readonly ArrivalRow[],
): Promise<Map<string, Proposal>> {
  const found = await latestProposals(
    tx,
    realmId,
    rows.map(({ messageId }) => messageId),
  );
  return new Map(found.map((one) => [one.messageId, one]));
}

const repeated = (proposals: readonly Proposal[]) => [
  ...new Set(proposals.flatMap(({ detail }) => detail.duplicates.map(({ messageId }) => messageId))),
];

/**
 * One arrival with everything a person decides by. The words that decided its topics are worked out now: few arrivals
 * are ever opened, and working them out costs more than all other reading of a message.
 * @throws Refusal `message-unknown`, `forbidden`
 */
export async function readArrivalFor(
  parts: ArrivalParts,
  person: Person,
  messageId: string,
): Promise<Static<typeof ArrivalDetail>> {
  const { realmId } = person;
  const found = await parts.database.inRealm(realmId, async (tx) => {
    const row = await findArrival(tx, realmId, messageId);
    if (!row) throw new Refusal('message-unknown');
    authorise(mayReadArrivals, person, { realmId, centreId: row.centreId });
    const directory = await parts.directories.of(tx, realmId);
    const [stored] = await latestProposals(tx, realmId, [messageId]);
    const caseOf = await openCasesOf(tx, realmId, stored ? repeated([stored]) : []);
    const files = await filesOf(tx, realmId, messageId);
    const missingFiles = (await missingFilesOf(tx, realmId, [messageId])).get(messageId) ?? [];
    const duplicates = await duplicatesOf(tx, person, stored);
    const caseIds = (await casesOf(tx, realmId, [messageId])).map(({ caseId }) => caseId);
    const modelId = await activeModelId(tx, realmId);
    return { row, directory, stored, caseOf, modelId, shown: { files, missingFiles, duplicates, caseIds } };
  });
  const { row, directory, stored, caseOf, modelId, shown } = found;
  const explained = stored && (await withFragments(parts, { directory, modelId }, row.text, stored));
  return {
    ...arrivalView(directory, row, explained ?? stored, caseOf),
    ...shown,
    explained: stored === undefined || explained !== undefined,
    attempts: stored?.attempt ?? 0,
  };
}

/** Longer nobody waits for the words that decided: the arrival itself is there at once, and the desk asks again for them. */
const patienceMs = 200;

/** @returns undefined when the thread that reads is down or busy: an arrival is shown without the words then */
async function withFragments(
  { database, room, log }: ArrivalParts,
  { directory, modelId }: { directory: Directory; modelId: string | null },
  text: string,
  proposal: Proposal,
): Promise<Proposal | undefined> {
  const { topics } = proposal.detail;
  if (topics.length === 0) return proposal;
  const ids = topics.map(({ topicId }) => topicId);
  // Laying a model out for the first time takes seconds: that goes on when nobody waits any more.
  const entered = room.enter(database, directory, modelId);
  try {
    const fragments = await within(
      patienceMs,
      entered.then((reader) => reader.explain(text, ids)),
    );
    const explained = topics.map((topic, index) => ({ ...topic, fragments: fragments[index] ?? [] }));
    return { ...proposal, detail: { ...proposal.detail, topics: explained } };
  } catch (error) {
    log.warn({ error }, 'the words that decided could not be worked out');
    return undefined;
  }
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The earlier messages a person may see, with the case each led to. */
async function duplicatesOf(
  tx: Tx,
  person: Person,
  proposal: Proposal | undefined,
): Promise<Static<typeof ArrivalDetail>['duplicates']> {
  const guesses = proposal?.detail.duplicates ?? [];
  if (guesses.length === 0) return [];
  const ids = guesses.map(({ messageId }) => messageId);
  const cases = await casesOf(tx, person.realmId, ids);
  const seen = new Set(centresOf(person));
  const texts = await textsOf(tx, person.realmId, ids);
  return guesses.flatMap(({ messageId, similarity, relation }) => {
    const other = texts.find((one) => one.messageId === messageId);
    if (!other || !seen.has(other.centreId)) return [];
    const found = cases.find((one) => one.messageId === messageId);
    return {
      messageId,
      caseId: found?.caseId ?? null,
      caseNumber: found?.number ?? null,
      caseState: found?.state ?? null,
      similarity,
      relation,
      text: other.text,
      receivedAt: other.receivedAt.toISOString(),
    };
  });
}
