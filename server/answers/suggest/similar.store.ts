import { inSight, type Sight } from '../../cases/index.ts';
import { sql, type Tx } from '../../platform/database.ts';
import type { AnswerKind, Outcome } from '../answer.rules.ts';
import type { Answered } from './similar-answers.rules.ts';

/** An approved and published answer that may be begun from, and the case it was given on. */
export interface Candidate extends Answered {
  readonly answerId: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly place: string | null;
  readonly kind: AnswerKind;
  readonly outcome: Outcome | null;
  readonly responsible: string | null;
  readonly draftedByName: string | null;
  readonly hasDate: boolean;
  /** Somebody said that it is not empty, whatever the detector says. */
  readonly isDefended: boolean;
}

/**
 * The latest answered cases on these topics somebody may read, each with its last final answer in the words that hold.
 */
export function answeredCases(
  tx: Tx,
  realmId: string,
  sight: Sight,
  like: { readonly caseId: string; readonly topicIds: readonly string[]; readonly language: string },
  most: number,
): Promise<Candidate[]> {
  return tx.all(sql<Candidate>`
    with latest as (
      select c.* from cases c
      where c.realm_id = ${realmId} and c.topic_id = any(${[...like.topicIds]}::uuid[]) and c.id <> ${like.caseId}
        and c.state in ('answered', 'closed') and c.language = ${like.language} and ${inSight(sight)}
      order by c.opened_at desc limit ${most}
    )
    select a.id as "answerId", c.id as "caseId", c.number, c.title, c.place->>'text' as place, a.kind, a.outcome,
      a.text as answer, a.responsible, a.drafted_by_name as "draftedByName", a.published_at as "answeredAt",
      c.topic_id as "topicId", c.area_id as "areaId", c.place->>'streetId' as "streetId",
      concat_ws(' ', c.title, m.text) as words, c.solved, v.rating,
      a.promised_on is not null as "hasDate", a.findings @> '[{"code": "empty"}]' as empty,
      exists (select from overrules o where o.realm_id = a.realm_id and o.answer_id = a.id and o.code = 'empty'
        and o.says = 'not so') as "isDefended"
    from latest c
    join lateral (select * from answers x where x.realm_id = c.realm_id and x.case_id = c.id
      and x.state = 'published' and x.kind = 'final' and length(x.text) > 1 order by x.id desc limit 1) a on true
    left join lateral (select t.text from case_messages cm
      join messages t on t.realm_id = cm.realm_id and t.id = cm.message_id
      where cm.realm_id = c.realm_id and cm.case_id = c.id order by cm.role desc, cm.message_id limit 1) m on true
    left join lateral (select rating from verdicts r where r.realm_id = c.realm_id and r.case_id = c.id
      and r.answer_id = a.id order by r.id desc limit 1) v on true`);
}

export interface SourceRow {
  readonly answerId: string;
  readonly caseId: string;
  readonly number: string;
}

/** Of these answers, the published ones on cases somebody may read. */
export function sourcesSeen(
  tx: Tx,
  realmId: string,
  sight: Sight,
  answerIds: readonly string[],
): Promise<SourceRow[]> {
  if (answerIds.length === 0) return Promise.resolve([]);
  return tx.all(sql<SourceRow>`select a.id as "answerId", c.id as "caseId", c.number
    from answers a join cases c on c.realm_id = a.realm_id and c.id = a.case_id
    where a.realm_id = ${realmId} and a.id = any(${[...answerIds]}::uuid[]) and a.state = 'published' and ${inSight(sight)}
    order by array_position(${[...answerIds]}::uuid[], a.id)`);
}
