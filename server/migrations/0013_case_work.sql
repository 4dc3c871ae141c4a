-- Work on cases beyond one case's own way: ties between them, mass problems, and what people do together.

-- Two cases that have to do with one another and stay two.
create table case_ties (
  realm_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  reason text not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (realm_id, case_id, other_id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, other_id) references cases (realm_id, id),
  -- One row for both of them.
  check (case_id < other_id)
);
-- Looked up from either side.
create index case_ties_other on case_ties (realm_id, other_id);
select fence('case_ties');

-- One cause behind many cases, answered once for all.
create table mass_problems (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  state text not null check (state in ('proposed', 'open', 'dismissed', 'ended')),
  title text not null,
  topic_id uuid not null,
  centre_id uuid not null,
  -- Null: wherever in the realm.
  area_id uuid,
  -- Cases opened from here on may belong to it.
  since timestamptz not null,
  -- What a burst was seen by: {messages, usual, hours, alike}; null: declared by hand.
  burst jsonb,
  reason text,
  declared_by uuid,
  declared_at timestamptz not null,
  ended_at timestamptz,
  -- The one answer: its words as any answer's, and how far it is.
  answer jsonb,
  answer_state text check (answer_state in ('draft', 'in review', 'sent back', 'publishing', 'published')),
  answer_reason text,
  drafted_by uuid,
  drafted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, topic_id) references topics (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
-- A case just opened asks which of them it may belong to; few are open at a time.
create index mass_problems_open on mass_problems (realm_id, topic_id) where state in ('proposed', 'open');
create index mass_problems_declared on mass_problems (realm_id, declared_at desc);
select fence('mass_problems');

create table mass_problem_cases (
  realm_id uuid not null,
  mass_problem_id uuid not null,
  case_id uuid not null,
  -- "excepted": belongs to it and is answered by itself.
  state text not null check (state in ('proposed', 'confirmed', 'refused', 'excepted')),
  reason text,
  decided_by uuid,
  changed_at timestamptz not null,
  -- Its own answer made from the one for all.
  answer_id uuid,
  -- Whether these residents are among those asked if it is really solved.
  sampled boolean not null default false,
  primary key (realm_id, mass_problem_id, case_id),
  foreign key (realm_id, mass_problem_id) references mass_problems (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index mass_problem_cases_case on mass_problem_cases (realm_id, case_id);
select fence('mass_problem_cases');

-- Every set of routing rules that was in force, whole: "why did it go there in May" has an answer, and a way back.
create table routing_versions (
  realm_id uuid not null,
  version int not null,
  rules jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (realm_id, version)
);
select fence('routing_versions');

-- Clocks are counted anew when a calendar or a passport changes: how far that is, so that a killed job goes on.
create table clock_recounts (
  realm_id uuid not null,
  id uuid not null,
  -- What changed: the one or the other.
  calendar_id uuid,
  topic_id uuid,
  state text not null check (state in ('running', 'finished')),
  cases_total int not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (realm_id, id),
  check ((calendar_id is null) <> (topic_id is null))
);
select fence('clock_recounts');

-- Many cases are counted side by side: each lane takes a range of their ids, in order, and says how far it came.
create table clock_recount_lanes (
  realm_id uuid not null,
  recount_id uuid not null,
  lane smallint not null,
  -- Where the range begins and, while it runs, the last case that is done; null: before the first.
  after_case uuid,
  -- The last case of the range; null: all that follow.
  until_case uuid,
  cases_done int not null default 0,
  cases_moved int not null default 0,
  finished_at timestamptz,
  primary key (realm_id, recount_id, lane),
  foreign key (realm_id, recount_id) references clock_recounts (realm_id, id)
);
select fence('clock_recount_lanes');

-- Who has a case open now; rows are as old as the last heartbeat, and old ones mean nobody.
create table case_presence (
  realm_id uuid not null,
  case_id uuid not null,
  account_id uuid not null references accounts (id),
  writing boolean not null,
  seen_at timestamptz not null,
  primary key (realm_id, case_id, account_id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
select fence('case_presence');

-- Questions that residents were asked: reminded of once, and after a while the case is closed with a notice.
create table case_questions (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  question text not null,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_questions_case on case_questions (realm_id, case_id, asked_at desc);
select fence('case_questions');

-- A part of the work that another authority does, by its own day.
create table case_tasks (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  version int not null default 1,
  authority_id uuid not null,
  text text not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'refused', 'withdrawn')),
  result text,
  made_by uuid not null,
  made_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, authority_id) references authorities (realm_id, id)
);
create index case_tasks_case on case_tasks (realm_id, case_id);
-- What an authority was asked for and has not settled.
create index case_tasks_open on case_tasks (realm_id, authority_id, due_on) where state = 'open';
select fence('case_tasks');

-- Something done to many cases at once, with what each was before: the way back.
create table bulk_acts (
  realm_id uuid not null,
  id uuid not null,
  act jsonb not null,
  -- [{caseId, version, authorityId, executorId}, …]: before, and the version the act left.
  items jsonb not null,
  done_by uuid not null,
  done_at timestamptz not null,
  undone_at timestamptz,
  primary key (realm_id, id)
);
select fence('bulk_acts');

-- Messages that fall under the law on appeals: their office has them with a term of its own, beside the case.
create table case_appeals (
  realm_id uuid not null,
  case_id uuid not null,
  -- Null: the centre itself.
  office_id uuid,
  term_days int not null,
  due_at timestamptz not null,
  flagged_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  outcome text,
  primary key (realm_id, case_id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, office_id) references authorities (realm_id, id)
);
-- What an office has not settled, by its term.
create index case_appeals_open on case_appeals (realm_id, due_at) where settled_at is null;
select fence('case_appeals');

-- A leader's order with a day, given from a case or a mass problem.
create table instructions (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  case_id uuid,
  mass_problem_id uuid,
  -- Who is ordered, and whose sight it is in.
  authority_id uuid not null,
  centre_id uuid not null,
  text text not null,
  due_on date not null,
  state text not null check (state in ('given', 'accepted', 'reported', 'done', 'returned', 'withdrawn')),
  report text,
  reason text,
  given_by uuid not null,
  given_at timestamptz not null,
  changed_at timestamptz not null,
  -- Told of on the day before and on the day after, once each.
  reminded_at timestamptz,
  late_at timestamptz,
  primary key (realm_id, id),
  check ((case_id is null) <> (mass_problem_id is null)),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, mass_problem_id) references mass_problems (realm_id, id),
  foreign key (realm_id, authority_id) references authorities (realm_id, id)
);
-- What has still to be done, by its day.
create index instructions_open on instructions (realm_id, due_on) where state in ('given', 'accepted', 'returned');
select fence('instructions');
