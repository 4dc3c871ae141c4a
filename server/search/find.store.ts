import { sql, type Tx } from '../platform/database.ts';

/** What a search may see and how it is narrowed. Never by author. */
export interface Asked {
  readonly centreIds: readonly string[];
  readonly authorityIds: readonly string[];
  readonly tsquery: string;
  readonly topicIds?: readonly string[] | undefined;
  readonly areaIds?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly severities?: readonly number[] | undefined;
  readonly inCentres?: readonly string[] | undefined;
  readonly inAuthorities?: readonly string[] | undefined;
  /** As tags are written: small letters. */
  readonly tag?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly before?: readonly [string, string] | undefined;
  readonly limit: number;
}

export interface Hit {
  readonly caseId: string;
  readonly openedAt: Date;
}

const list = (ids: readonly string[] | undefined) => (ids ? [...ids] : null);

/** The newest cases that hold all of it, through the one function that fences the search documents. */
export function findHits(tx: Tx, asked: Asked): Promise<Hit[]> {
  return tx.all(sql<Hit>`select case_id as "caseId", opened_at as "openedAt" from search_cases(
    ${list(asked.centreIds)}::uuid[], ${list(asked.authorityIds)}::uuid[], ${asked.tsquery}::tsquery,
    ${list(asked.topicIds)}::uuid[], ${list(asked.areaIds)}::uuid[], ${list(asked.states)}::text[],
    ${asked.severities ? [...asked.severities] : null}::smallint[],
    ${list(asked.inCentres)}::uuid[], ${list(asked.inAuthorities)}::uuid[], ${asked.tag ?? null}::text,
    ${asked.from ?? null}::timestamptz, ${asked.until ?? null}::timestamptz,
    ${asked.before?.[0] ?? null}::timestamptz, ${asked.before?.[1] ?? null}::uuid, ${asked.limit})`);
}

export interface HitText {
  readonly caseId: string;
  readonly kind: 'message' | 'answer' | 'note';
  readonly text: string;
}

/** What the hits of a page hold, to show where the words stand: messages, then answers, then notes. */
export function hitTexts(tx: Tx, realmId: string, caseIds: readonly string[]): Promise<HitText[]> {
  return tx.all(sql<HitText>`
    select cm.case_id as "caseId", 'message' as kind, coalesce(v.text, m.text) as text from case_messages cm
    join messages m on m.realm_id = cm.realm_id and m.id = cm.message_id
    left join lateral (select text from message_versions mv where mv.realm_id = m.realm_id and mv.message_id = m.id
      order by version desc limit 1) v on true
    where cm.realm_id = ${realmId} and cm.case_id = any(${[...caseIds]}::uuid[])
    union all
    select case_id, 'answer', text from answers where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[])
    union all
    select case_id, 'note', text from case_notes where realm_id = ${realmId} and case_id = any(${[...caseIds]}::uuid[])`);
}
