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
