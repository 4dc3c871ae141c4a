import { sql, type Tx } from '../../platform/database.ts';
import type { Scores } from './agreement.rules.ts';

/** One published answer in twenty, but at least one of each authority's. */
const share = 0.05;

/**
 * Draws from the final answers published since: by a hash of the id, so that drawing again draws the same and nobody
 * can choose. @returns how many are new
 */
export function drawSamples(tx: Tx, realmId: string, since: Date, at: Date): Promise<number> {
  return tx.run(sql`
    insert into quality_samples (realm_id, id, answer_id, drawn_at)
    select ${realmId}, gen_random_uuid(), id, ${at} from (
      select a.id, row_number() over (partition by c.authority_id order by md5(a.id::text)) as place,
        count(*) over (partition by c.authority_id) as all_of_it
      from answers a join cases c on c.realm_id = a.realm_id and c.id = a.case_id
      where a.realm_id = ${realmId} and a.state = 'published' and a.kind = 'final' and not a.imported
        and a.published_at > ${since}
    ) drawn where place <= greatest(1, ceil(all_of_it * ${share}::float8)) on conflict do nothing`);
}

/** Two people look at each. */
export const scorersWanted = 2;

export interface Sample {
  readonly id: string;
  readonly caseId: string;
  readonly text: string;
  readonly outcome: string | null;
  readonly promisedOn: string | null;
  readonly responsible: string | null;
  readonly question: string;
  readonly topicId: string;
}

/** The next this person may look at: neither written, approved nor scored by them. Nobody sees whose it is. */
export function nextSample(
  tx: Tx,
  realmId: string,
  person: { id: string; centreIds: readonly string[] },
): Promise<Sample | undefined> {
  return tx.maybe(sql<Sample>`
    select s.id, a.case_id as "caseId", a.text, a.outcome, a.promised_on as "promisedOn", a.responsible,
      c.topic_id as "topicId", coalesce((select m.text from case_messages cm
        join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
        where cm.realm_id = s.realm_id and cm.case_id = c.id order by cm.role desc, cm.message_id limit 1), c.title) as question
    from quality_samples s
    join answers a on a.realm_id = s.realm_id and a.id = s.answer_id
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where s.realm_id = ${realmId} and c.centre_id = any(${[...person.centreIds]}::uuid[])
      and a.drafted_by is distinct from ${person.id} and a.decided_by is distinct from ${person.id}
      and (select count(*) from quality_scores q where q.realm_id = s.realm_id and q.sample_id = s.id) < ${scorersWanted}
      and not exists (select from quality_scores q where q.realm_id = s.realm_id and q.sample_id = s.id
        and q.scored_by = ${person.id})
    order by (select count(*) from quality_scores q where q.realm_id = s.realm_id and q.sample_id = s.id) desc, s.id
    limit 1`);
}

/** The sample, its people and its place, locked; undefined when there is none. */
export function lockSample(tx: Tx, realmId: string, id: string) {
  return tx.maybe(sql<{
    draftedBy: string | null;
    decidedBy: string | null;
    centreId: string;
    authorityId: string | null;
  }>`select a.drafted_by as "draftedBy", a.decided_by as "decidedBy", c.centre_id as "centreId",
      c.authority_id as "authorityId"
    from quality_samples s
    join answers a on a.realm_id = s.realm_id and a.id = s.answer_id
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where s.realm_id = ${realmId} and s.id = ${id} for update of s`);
}

export interface Scored {
  readonly sampleId: string;
  readonly scoredBy: string;
  readonly scores: Scores;
  readonly comment: string | null;
  readonly at: Date;
}

/** @returns false when this person has scored it already */
export async function insertScores(tx: Tx, realmId: string, scored: Scored): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into quality_scores (realm_id, sample_id, scored_by, scores, comment, scored_at)
    values (${realmId}, ${scored.sampleId}, ${scored.scoredBy}, ${JSON.stringify(scored.scores)}, ${scored.comment},
      ${scored.at}) on conflict do nothing`);
  return rows === 1;
}

/** All scores of samples drawn since, those of one sample side by side, of cases in these centres. */
export function scoresSince(
  tx: Tx,
  realmId: string,
  centreIds: readonly string[],
  since: Date,
): Promise<{ sampleId: string; scores: Scores }[]> {
  return tx.all(sql<{ sampleId: string; scores: Scores }>`
    select q.sample_id as "sampleId", q.scores from quality_scores q
    join quality_samples s on s.realm_id = q.realm_id and s.id = q.sample_id
    join answers a on a.realm_id = s.realm_id and a.id = s.answer_id
    join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where q.realm_id = ${realmId} and s.drawn_at > ${since} and c.centre_id = any(${[...centreIds]}::uuid[])
    order by q.sample_id, q.scored_at`);
}

export function realmsWithAnswers(tx: Tx, since: Date): Promise<{ id: string }[]> {
  return tx.all(sql<{ id: string }>`select distinct realm_id as id from answers
    where published_at > ${since} and state = 'published'`);
}
