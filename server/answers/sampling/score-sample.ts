import type { CaseParts } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { authorise, centresWhere } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayScore } from '../answer.policies.ts';
import { type Agreement, agreementOf, type Criterion, criteria, type Scores } from './agreement.rules.ts';
import {
  drawSamples,
  insertScores,
  lockSample,
  nextSample,
  realmsWithAnswers,
  type Sample,
  scoresSince,
} from './samples.store.ts';

type Parts = Pick<CaseParts, 'database' | 'clock'>;

const dayMs = 86_400_000;
/** The report looks back a quarter: fewer scores say little. */
const reportDays = 91;

/** Every night: a few of the last week's answers for a second look. */
export async function drawQualitySamples(parts: Parts): Promise<void> {
  const at = parts.clock.now();
  const since = new Date(at.getTime() - 7 * dayMs);
  const realms = await parts.database.acrossRealms((tx) => realmsWithAnswers(tx, since));
  for (const { id } of realms) {
    await parts.database.inRealm(id, (tx) => drawSamples(tx, id, since, at));
  }
}

export function sampleFor(parts: Parts, person: Person): Promise<Sample | null> {
  const centreIds = centresWhere(mayScore, person);
  return parts.database.inRealm(
    person.realmId,
    async (tx) => (await nextSample(tx, person.realmId, { id: person.id, centreIds })) ?? null,
  );
}

interface Scoring {
  readonly sampleId: string;
  readonly scores: Scores;
  readonly comment: string | null;
}

/**
 * A second look at a published answer, by somebody who neither wrote nor approved it.
 * @throws Refusal `sample-unknown`, `forbidden`, `four-eyes`, `already-scored`
 */
export function scoreSample(
  parts: Parts,
  person: Person,
  { sampleId, scores, comment }: Scoring,
): Promise<void> {
  const { realmId, id: scoredBy } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const sample = await lockSample(tx, realmId, sampleId);
    if (!sample) throw new Refusal('sample-unknown');
    authorise(mayScore, person, { realmId, centreId: sample.centreId, authorityId: sample.authorityId });
    if (sample.draftedBy === scoredBy || sample.decidedBy === scoredBy) throw new Refusal('four-eyes');
    const at = parts.clock.now();
    if (!(await insertScores(tx, realmId, { sampleId, scoredBy, scores, comment, at }))) {
      throw new Refusal('already-scored');
    }
  });
}

export interface CriterionReport extends Agreement {
  readonly criterion: Criterion;
  readonly scored: number;
  /** Mean as a share of the best; null while nothing is scored. */
  readonly mean: number | null;
}

/** By criterion: how good, and how far two who looked at the same answer agree. No names. */
export function qualityReport(parts: Parts, person: Person): Promise<CriterionReport[]> {
  const since = new Date(parts.clock.now().getTime() - reportDays * dayMs);
  const centreIds = centresWhere(mayScore, person);
  return parts.database.inRealm(person.realmId, async (tx) => {
    const rows = await scoresSince(tx, person.realmId, centreIds, since);
    const bySample = Map.groupBy(rows, ({ sampleId }) => sampleId);
    return criteria.map((criterion) => {
      const all = rows.map(({ scores }) => scores[criterion]);
      const pairs = [...bySample.values()].flatMap(([one, other]) =>
        one && other ? [[one.scores[criterion], other.scores[criterion]] as const] : [],
      );
      const mean = all.length === 0 ? null : all.reduce((sum, score) => sum + score, 0) / all.length / 2;
      return { criterion, scored: all.length, mean, ...agreementOf(pairs) };
    });
  });
}
