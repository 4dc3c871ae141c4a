import { sql, type Tx } from '../platform/database.ts';
import { inSight, type Sight } from './sight.ts';

export interface CaseMessage {
  readonly messageId: string;
  /** The newest words. */
  readonly text: string;
  /** The words it came with, where they are others. */
  readonly firstText: string | null;
  readonly editedAt: Date | null;
  /** When its author took it back. */
  readonly deletedAt: Date | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly channelId: string;
  readonly receivedAt: Date;
  readonly publishedAt: Date | null;
  readonly pseudonym: string | null;
  readonly role: 'opened' | 'joined';
  readonly private: boolean;
  readonly files: readonly { id: string; name: string; type: string; size: number }[];
}

/** The thread in the residents' own words, oldest first; authors only by the short form of their pseudonym. */
export function messagesOfCase(tx: Tx, realmId: string, caseId: string): Promise<CaseMessage[]> {
  return tx.all(
    sql<CaseMessage>`
    select m.id as "messageId", coalesce(v.text, m.text) as text,
      case when v.text <> m.text then m.text end as "firstText",
      case when not v.deleted then v.edited_at end as "editedAt", case when v.deleted then v.edited_at end as "deletedAt",
      m.title, m.url, m.channel_id as "channelId",
      m.received_at as "receivedAt", m.published_at as "publishedAt",
      upper(encode(substr(m.pseudonym, 1, 3), 'hex')) as pseudonym, cm.role, m.private,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size))
        from message_files mf join files f on f.realm_id = mf.realm_id and f.id = mf.file_id
        where mf.realm_id = m.realm_id and mf.message_id = m.id), '[]') as files
    from case_messages cm
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    left join lateral (select text, edited_at, deleted from message_versions mv where mv.realm_id = m.realm_id and mv.message_id = m.id
      order by version desc limit 1) v on true
    where cm.realm_id = ${realmId} and cm.case_id = ${caseId} order by cm.role desc, coalesce(m.published_at, m.received_at)`,
    'messages-of-case',
  );
}

export interface VerdictOfCase {
  readonly id: string;
  readonly at: Date;
  readonly solved: boolean | null;
  /** 1–5. */
  readonly rating: number | null;
  /** The resident's own words; they go when these are erased. */
  readonly comment: string | null;
}

/** What residents said to the final answers of a case, oldest first. */
export function verdictsOfCase(tx: Tx, realmId: string, caseId: string): Promise<VerdictOfCase[]> {
  return tx.all(
    sql<VerdictOfCase>`select id, given_at as at, solved, rating, comment from verdicts
      where realm_id = ${realmId} and case_id = ${caseId} order by given_at, id`,
    'verdicts-of-case',
  );
}

export interface SimilarSolved {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly answerText: string;
  readonly rating: number | null;
}

/** How others on this topic that somebody sees were solved, the well-rated first: what an executor starts an answer from. */
export function similarSolved(
  tx: Tx,
  realmId: string,
  sight: Sight,
  like: { id: string; topicId: string; areaId: string | null },
): Promise<SimilarSolved[]> {
  return tx.all(
    sql<SimilarSolved>`
    with recent as (
      select c.id, c.number, c.title, c.area_id from cases c
      where c.realm_id = ${realmId} and c.topic_id = ${like.topicId} and c.id <> ${like.id}
        and c.state in ('answered', 'closed') and c.outcome in ('solved', 'explained')
        and ${inSight(sight)}
      order by c.opened_at desc limit 50
    )
    select r.id as "caseId", r.number, r.title, a.text as "answerText",
      (select rating from verdicts v where v.realm_id = ${realmId} and v.case_id = r.id order by v.id desc limit 1) as rating
    from recent r
    join lateral (select text from answers a where a.realm_id = ${realmId} and a.case_id = r.id
      and a.state = 'published' and a.kind = 'final' order by a.id desc limit 1) a on true
    order by (r.area_id is not distinct from ${like.areaId}::uuid) desc, rating desc nulls last limit 5`,
    'similar-solved',
  );
}
