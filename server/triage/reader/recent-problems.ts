import { type Problem, type ProblemVerdict, sameProblem } from '../../../engines/neardup/index.ts';
import type { DuplicateGuess, PlaceGuess, Reason } from '../proposal.types.ts';

/** A problem is worth comparing for so long; after three half-lives of the comparison it could not be found anyway. */
const keptMs = 3 * 24 * 3_600_000;
const hourMs = 3_600_000;
/** Compared with the newest of the same topic and place; more would only find the same case again. */
const compared = 8;
const proposedMost = 3;

interface Entry {
  readonly messageId: string;
  readonly problem: Problem;
}

type Whereabouts = Pick<PlaceGuess, 'areaId' | 'settlementId' | 'streetId' | 'landmarkId' | 'house'>;

/** What was told lately, by topic and place: finds one problem told in other words, and counts bursts. */
export interface RecentProblems {
  add(messageId: string, at: number, topicId: string, place: Whereabouts, terms: readonly string[]): void;
  like(at: number, topicId: string, place: Whereabouts, terms: readonly string[]): DuplicateGuess[];
  /** Messages on this topic in this area within the hour before. */
  lastHour(at: number, topicId: string, place: Whereabouts): number;
}

export function recentProblems(groupOf: (topicId: string) => string | undefined): RecentProblems {
  const byPlace = new Map<string, Entry[]>();
  const byArea = new Map<string, number[]>();
  const problemOf = (at: number, topicId: string, place: Whereabouts, terms: readonly string[]): Problem => {
    const topicGroup = groupOf(topicId);
    const { areaId, settlementId, streetId, landmarkId, house } = place;
    const street = streetId ?? landmarkId;
    return {
      topic: topicId,
      time: at,
      terms,
      ...(topicGroup ? { topicGroup } : {}),
      ...(areaId ? { municipality: areaId } : {}),
      ...(settlementId ? { settlement: settlementId } : {}),
      ...(street ? { street } : {}),
      ...(house ? { house } : {}),
    };
  };
  return {
    add(messageId, at, topicId, place, terms) {
      const area = areaKey(topicId, place);
      if (area) push(byArea, area, at, (old) => old < at - hourMs);
      const key = placeKey(topicId, place);
      const entry = { messageId, problem: problemOf(at, topicId, place, terms) };
      if (key) push(byPlace, key, entry, (old) => old.problem.time < at - keptMs);
    },
    like(at, topicId, place, terms) {
      const near = byPlace.get(placeKey(topicId, place) ?? '');
      if (!near) return [];
      const own = problemOf(at, topicId, place, terms);
      return near
        .slice(-compared)
        .flatMap(({ messageId, problem }) => guessOf(messageId, sameProblem(own, problem)))
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, proposedMost);
    },
    lastHour(at, topicId, place) {
      let count = 0;
      for (const time of byArea.get(areaKey(topicId, place) ?? '') ?? [])
        if (time > at - hourMs && time <= at) count += 1;
      return count;
    },
  };
}

function guessOf(messageId: string, verdict: ProblemVerdict): DuplicateGuess[] {
  if (!verdict.same) return [];
  const reasons = verdict.grounds.map(
    ({ finding, agreement, shared = [] }): Reason => ({
      code: finding,
      params: { agreement: Math.round(agreement * 100) / 100, words: shared.join(', ') },
    }),
  );
  return [{ messageId, similarity: verdict.score, relation: 'same problem', reasons }];
}

/** The narrowest place worth comparing in: only what names a street or a landmark can be one problem in other words. */
function placeKey(topicId: string, { streetId, landmarkId }: Whereabouts): string | undefined {
  const spot = streetId ?? landmarkId;
  return spot ? `${topicId}/${spot}` : undefined;
}

function areaKey(topicId: string, { areaId }: Whereabouts): string | undefined {
  return areaId ? `${topicId}/${areaId}` : undefined;
}

/** More than so many at one place within the time kept: the oldest go. */
const longestList = 2_000;

function push<T>(table: Map<string, T[]>, key: string, value: T, isOld: (old: T) => boolean): void {
  const list = table.get(key);
  if (!list) {
    table.set(key, [value]);
    return;
  }
  list.push(value);
  if (list.length > longestList || (list.length % 64 === 0 && isOld(list[0]!))) {
    const from = list.findIndex((old) => !isOld(old));
    list.splice(0, Math.max(from, list.length - longestList, 0));
  }
}
