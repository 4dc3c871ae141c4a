import { type Answer, answersOfCase, type Proof, proofsOfCase, wholeText } from '../answers/index.ts';
import { type Case, readClocks } from '../cases/index.ts';
import { pictureTypes } from '../files/index.ts';
import type { Tx } from '../platform/database.ts';
import { showPublicNumber } from '../platform/public-number.ts';
import type { Directory } from '../territory/index.ts';
import type { PublicCase } from './pages/case.page.ts';

/** What the public may know of a case; words only where the topic's passport makes them public or the reader wrote. */
export async function publicCase(
  tx: Tx,
  directory: Directory,
  row: Case,
  language: string,
  reader: 'public' | 'author',
): Promise<PublicCase> {
  const { realmId } = directory;
  const topic = directory.topics.get(row.topicId);
  const authority = row.authorityId ? directory.authorities.get(row.authorityId) : undefined;
  const area = row.areaId ? directory.areas.get(row.areaId) : undefined;
  const clocks = await readClocks(tx, realmId, [row.id]);
  const answers = await answersOfCase(tx, realmId, row.id);
  const wordsArePublic = reader === 'author' || topic?.passport.visibility === 'public';
  const inLanguage = (names: Readonly<Record<string, string>> | undefined) =>
    names?.[language] ?? names?.[directory.language] ?? null;
  return {
    number: showPublicNumber(row.number),
    state: row.state,
    topic: inLanguage(topic?.name) ?? '',
    place: inLanguage(area?.name),
    authority: inLanguage(authority?.name),
    registeredAt: row.registeredAt,
    dueAt:
      clocks.filter(({ clock, state }) => clock === 'resolution' && state === 'running').at(-1)?.dueAt ??
      null,
    objectionUntil: row.objectionUntil,
    messageCount: row.messageCount,
    wordsArePublic,
    answers: publicAnswers(
      answers.filter(({ state }) => state === 'published'),
      Map.groupBy(await proofsOfCase(tx, realmId, row.id), ({ answerId }) => answerId),
    ),
  };
}

const publishedAt = (answer: Answer) => answer.publishedAt ?? answer.changedAt;

/** Each answer in the words that hold, with the words they corrected, the latest first. */
function publicAnswers(
  published: readonly Answer[],
  proofs: ReadonlyMap<string, readonly Proof[]>,
): PublicCase['answers'] {
  const correctionOf = new Map(
    published.flatMap((one) => (one.corrects ? [[one.corrects, one] as const] : [])),
  );
  return published
    .filter(({ corrects }) => !corrects)
    .map((first) => {
      const wordings = [first];
      for (let next = correctionOf.get(first.id); next; next = correctionOf.get(next.id))
        wordings.unshift(next);
      const [holds = first, ...former] = wordings;
      return {
        kind: holds.kind,
        outcome: holds.outcome,
        text: wholeText(holds),
        responsible: holds.responsible,
        promisedOn: holds.promisedOn,
        publishedAt: publishedAt(first),
        correctedAt: holds === first ? null : publishedAt(holds),
        photos: photosOf(wordings, proofs),
        former: former.map((one) => ({ text: wholeText(one), publishedAt: publishedAt(one) })),
      };
    });
}

const shownOrder = ['before', 'after'];

/**
 * Pictures from before and after, which the reviewer saw with the answer: of the wording that holds, else of the last
 * one before it that has any, for a correction of words need not bring them again.
 */
function photosOf(wordings: readonly Answer[], proofs: ReadonlyMap<string, readonly Proof[]>) {
  for (const { id } of wordings) {
    const photos = (proofs.get(id) ?? []).filter(
      ({ type, shows }) => pictureTypes.has(type) && shownOrder.includes(shows),
    );
    if (photos.length === 0) continue;
    return photos
      .toSorted((one, other) => shownOrder.indexOf(one.shows) - shownOrder.indexOf(other.shows))
      .map(({ id: fileId, shows }) => ({ fileId, shows }));
  }
  return [];
}

/** Whether a picture stands on this page of the case. */
export function showsPhoto({ wordsArePublic, answers }: PublicCase, fileId: string): boolean {
  return wordsArePublic && answers.some(({ photos }) => photos.some((photo) => photo.fileId === fileId));
}
