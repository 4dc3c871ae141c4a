import { type Answer, answersOfCase, wholeText } from '../answers/index.ts';
import { type Case, readClocks } from '../cases/index.ts';
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
    answers: publicAnswers(answers.filter(({ state }) => state === 'published')),
  };
}

const publishedAt = (answer: Answer) => answer.publishedAt ?? answer.changedAt;

/** Each answer in the words that hold, with the words they corrected, the latest first. */
function publicAnswers(published: readonly Answer[]): PublicCase['answers'] {
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
        former: former.map((one) => ({ text: wholeText(one), publishedAt: publishedAt(one) })),
      };
    });
}
