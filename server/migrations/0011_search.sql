-- Search over cases, and lists of cases that stay quick at a million.

-- Words that are nearly right find those that are. Trusted: no superuser is needed.
create extension if not exists pg_trgm;

-- One document a case, kept by events off the write path. The lexemes are made by engines/text, so Russian and English
-- forms agree with what triage and routing read; PostgreSQL's own dictionaries have no part in it.
create table search_documents (
  realm_id uuid not null,
  case_id uuid not null,
  -- What the filters and the scope ask, as in the case.
  state text not null,
  severity smallint not null,
  topic_id uuid not null,
  centre_id uuid not null,
  area_id uuid,
  authority_id uuid,
  executor_id uuid,
  opened_at timestamptz not null,
  -- What anybody may have read: public messages and published answers.
  public_words tsvector not null,
  -- Those, and private messages, notes, drafts, the place and the number.
  words tsvector not null,
  -- No reference to its case: the statement that writes a document reads it from there, and cases are never deleted.
  primary key (realm_id, case_id)
);
-- A word that few documents hold. New ones are gathered up to so many kB and taken in together: a third of the cost, for
-- half a millisecond a search that reads them as they lie.
create index search_documents_words on search_documents using gin (words) with (fastupdate = on, gin_pending_list_limit = 512);
-- A word that many hold: the newest are walked until a page is full.
create index search_documents_opened on search_documents (realm_id, opened_at desc, case_id desc);
create index search_documents_centre on search_documents (realm_id, centre_id, opened_at desc, case_id desc);
create index search_documents_authority on search_documents (realm_id, authority_id, opened_at desc, case_id desc)
  where authority_id is not null;
create index search_documents_topic on search_documents (realm_id, topic_id, opened_at desc, case_id desc);
-- The planner chooses between the two by how many hold a word: it should know more words than the usual hundred.
alter table search_documents alter column words set statistics 1000;
select fence('search_documents');
-- Documents are read through search_cases alone, which takes the scope: whoever forgets it finds nothing.
revoke all on search_documents from heed_realm;

-- Every lexeme of a realm once, to find the one that was meant.
create table search_words (
  realm_id uuid not null,
  lexeme text collate "C" not null,
  primary key (realm_id, lexeme)
);
create index search_words_close on search_words using gin (lexeme gin_trgm_ops);
select fence('search_words');
revoke all on search_words from heed_realm;

-- Making all documents of a realm anew, with how far it is.
create table search_renewals (
  realm_id uuid not null primary key,
  state text not null check (state in ('running', 'finished')),
  -- The last case done; the next batch begins behind it.
  after_id uuid,
  done int not null,
  total int not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
select fence('search_renewals');

/*
 * The only way to the search documents. A text index and row-level security do not go together: the planner may not
 * run "@@", which is not leakproof, before the fence, and so would read every document of the realm. This function
 * runs as its owner, outside the fence, and puts its own in its place: the realm is the transaction's and cannot be
 * asked for, and without a centre or an authority in the scope nothing is found. Whoever changes it reads
 * the tests of the fence in server/search/search.test.ts first.
 */
create function search_cases(
  scope_centres uuid[], scope_authorities uuid[], needles tsquery, in_topics uuid[], in_areas uuid[], in_states text[],
  in_severities smallint[], in_centres uuid[], in_authorities uuid[], in_tag text, opened_from timestamptz, opened_until timestamptz,
  before_at timestamptz, before_id uuid, most int
) returns table (case_id uuid, opened_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  realm uuid := current_realm();
  seen text;
  conditions text := '';
begin
  if realm is null then raise exception 'a search needs a realm'; end if;
  if cardinality(coalesce(scope_centres, '{}')) + cardinality(coalesce(scope_authorities, '{}')) = 0 then return; end if;
  if numnode(needles) = 0 then return; end if;
  seen := concat_ws(' or ', search_one_of('d.centre_id', scope_centres), search_one_of('d.authority_id', scope_authorities));
  conditions := concat_ws(' and ', '(' || seen || ')',
    search_one_of('d.topic_id', in_topics), search_one_of('d.area_id', in_areas),
    search_one_of('d.centre_id', in_centres), search_one_of('d.authority_id', in_authorities),
    case when in_states is not null then format('d.state = any(%L::text[])', in_states) end,
    case when in_severities is not null then format('d.severity = any(%L::smallint[])', in_severities) end,
    case when in_tag is not null then format('exists (select from case_tags t
      where t.realm_id = d.realm_id and t.case_id = d.case_id and t.tag = %L)', in_tag) end,
    case when opened_from is not null then format('d.opened_at >= %L::timestamptz', opened_from) end,
    case when opened_until is not null then format('d.opened_at < %L::timestamptz', opened_until) end,
    case when before_at is not null then format('(d.opened_at, d.case_id) < (%L::timestamptz, %L::uuid)', before_at, before_id) end);
  return query execute format(
    'select d.case_id, d.opened_at from search_documents d where d.realm_id = %L and d.words @@ %L::tsquery and %s
     order by d.opened_at desc, d.case_id desc limit %s',
    realm, needles, conditions, least(greatest(most, 1), 201));
end $$;

-- "column is one of these" as text of a query; nothing when there is no such condition. Equality with an only element
-- lets the planner walk the index of that centre in order.
create function search_one_of(col text, ids uuid[]) returns text language sql immutable as $$
  select case when ids is null or cardinality(ids) = 0 then null
    when cardinality(ids) = 1 then format('%s = %L::uuid', col, ids[1])
    else format('%s = any(%L::uuid[])', col, ids) end
$$;
-- Words of this realm that look like one, the most alike first; outside the fence for the same reason, with its own.
create function search_close_words(asked text) returns table (lexeme text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.lexeme from search_words w
  where w.realm_id = current_realm() and w.lexeme % asked and w.lexeme <> asked
    and abs(length(w.lexeme) - length(asked)) <= 2 and w.lexeme !~ '^[0-9]'
  order by similarity(w.lexeme, asked) desc, w.lexeme limit 4
$$;
revoke execute on function search_close_words from public;
grant execute on function search_close_words to heed_realm;
revoke execute on function search_cases from public;
grant execute on function search_cases to heed_realm;

-- What waits for the resident's word, newest first.
create index cases_answered on cases (realm_id, opened_at desc, id desc) where state = 'answered';
-- Everything of one centre or one authority, newest first.
create index cases_centre_opened on cases (realm_id, centre_id, opened_at desc, id desc);
create index cases_authority_opened on cases (realm_id, authority_id, opened_at desc, id desc) where authority_id is not null;
