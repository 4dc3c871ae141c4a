import type { Static } from 'typebox';
import { type Case, type CaseParts, requireReadable, sightOf } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { authorise } from '../../platform/policy.ts';
import { wordsIn } from '../../platform/words.ts';
import type { Directory } from '../../territory/index.ts';
import { mayDraft } from '../answer.policies.ts';
import { openingText } from '../findings-of.ts';
import { newestDetector } from '../overrules.store.ts';
import { judgeReply } from '../quality/judge-reply.ts';
import { shippedWeights } from '../quality/shipped-weights.ts';
import type { Weights } from '../quality/weigh.ts';
import { fittingTemplates } from '../templates/templates-for.ts';
import type { BlankKind } from './blanks.rules.ts';
import { answeredCases, type Candidate } from './similar.store.ts';
import { mostSimilar, type Ranked } from './similar-answers.rules.ts';
import type { Suggestions } from './suggestion.schema.ts';
import { takeOutDetails } from './take-out-details.rules.ts';

export type Source = Static<typeof Suggestions>['sources'][number];

/** As many as somebody reads before writing. */
const mostSources = 3;
/** The latest answered cases that are compared. */
const compared = 150;
/** Of those, the nearest that the detector reads. */
const judged = 12;
/** A topic with fewer answered cases is helped out by its group. */
const enough = 3;

/** How a blank is written in the language of the answer. */
export const blankIn =
  (language: string) =>
  (kind: BlankKind): string =>
    `[${wordsIn(language)(`blank.${kind}`)}]`;

/**
 * Up to three things to begin an answer from, within what the person may read: approved answers to the cases most like
 * this one, and the centre's templates.
 * @throws Refusal `case-unknown`, `forbidden`
 */
export function suggestionsFor(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof Suggestions>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireDraftable(tx, person, caseId);
    const sources = await sourcesFor(tx, parts, person, row);
    return { sources, model: parts.drafts?.model ?? null };
  });
}

/** The case, when this person may write an answer on it. */
export async function requireDraftable(tx: Tx, person: Person, caseId: string): Promise<Case> {
  const row = await requireReadable(tx, person, caseId);
  const { centreId, authorityId } = row;
  authorise(mayDraft, person, { realmId: person.realmId, centreId, authorityId });
  return row;
}

export async function sourcesFor(tx: Tx, parts: CaseParts, person: Person, row: Case): Promise<Source[]> {
  const directory = await parts.directories.of(tx, person.realmId);
  const templates = await fittingTemplates(tx, parts, person.realmId, row);
  const fitting = templates.map(({ id, name, kind, outcome, text, isBound }) => ({
    isBound,
    source: { from: 'template' as const, id, name, kind, outcome, text },
  }));
  // What the centre wrote for this very topic has a place of its own.
  const bound = fitting.filter(({ isBound }) => isBound).slice(0, 1);
  const answers = await similarTo(tx, parts, person, row, directory, mostSources - bound.length);
  const others = fitting.filter((one) => !bound.includes(one));
  const filling = others.slice(0, mostSources - bound.length - answers.length);
  return [...answers, ...[...bound, ...filling].map(({ source }) => source)];
}

async function similarTo(
  tx: Tx,
  parts: CaseParts,
  person: Person,
  row: Case,
  directory: Directory,
  most: number,
): Promise<Source[]> {
  const asked = {
    words: `${row.title} ${await openingText(tx, person.realmId, row.id)}`,
    topicId: row.topicId,
    areaId: row.areaId,
    streetId: row.place?.streetId ?? null,
  };
  const found = (topicIds: readonly string[]) =>
    answeredCases(
      tx,
      person.realmId,
      sightOf(person),
      { caseId: row.id, topicIds, language: row.language },
      compared,
    );
  const ofTopic = await found([row.topicId]);
  const candidates = ofTopic.length < enough ? await found(kinTopics(directory, row.topicId)) : ofTopic;
  const now = parts.clock.now();
  const nearest = mostSimilar(asked, candidates, now, judged).map(({ of }) => of);
  const empty = await emptyAmong(tx, person.realmId, nearest);
  const weighed = candidates.map((one) => ({ ...one, empty: empty.has(one.answerId) }));
  return mostSimilar(asked, weighed, now, most).map((one) => sourceOf(one, directory, row.language));
}

/** The detector's word on them as it judges today: those that came by an import it never saw. */
async function emptyAmong(tx: Tx, realmId: string, found: readonly Candidate[]): Promise<Set<string>> {
  const weights = (await newestDetector(tx, realmId))?.weights ?? shippedWeights;
  const empty = found.filter((one) => !one.isDefended && (one.empty || isEmpty(one, weights)));
  return new Set(empty.map(({ answerId }) => answerId));
}

function isEmpty(one: Candidate, weights: Weights): boolean {
  const { answer: text, kind, outcome, words: question, place, hasDate, responsible } = one;
  const hasResponsible = responsible !== null;
  const read = { text, kind, outcome, question, place: place ?? '', hasDate, hasResponsible };
  return judgeReply({ ...read, lacksProof: false, copied: false }, weights).empty;
}

/** The topics of its group, itself among them. */
function kinTopics({ topics }: Directory, topicId: string): string[] {
  const groupId = topics.get(topicId)?.groupId;
  return [...topics.values()].flatMap((topic) => (topic.groupId === groupId ? topic.id : []));
}

function sourceOf({ of, reasons }: Ranked<Candidate>, directory: Directory, language: string): Source {
  return {
    from: 'answer',
    id: of.answerId,
    caseId: of.caseId,
    number: of.number,
    title: of.title,
    answeredAt: of.answeredAt.toISOString(),
    reasons: reasons.map(({ code, words }) => ({ code, words: [...words] })),
    solved: of.solved,
    rating: of.rating,
    kind: of.kind,
    outcome: of.outcome,
    text: takeOutDetails(of.answer, namesAround(of, directory), blankIn(language)),
  };
}

/** What is only known to be a name from the case: of whoever answered for it, and of the place. */
function namesAround(of: Candidate, directory: Directory): string[] {
  const area = of.areaId ? directory.areas.get(of.areaId)?.name : undefined;
  return [of.responsible, of.draftedByName, of.place, ...Object.values(area ?? {})].filter(
    (name) => name !== null && name !== undefined,
  );
}
