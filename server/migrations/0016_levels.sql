-- Boundaries brought in from files; the levels above a realm; topics mapped between levels; new realms in steps.

-- A file of boundaries between its upload and its end. What it says is kept only until then.
create table boundary_imports (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  file_name text not null,
  state text not null check (state in ('waiting', 'applied', 'dropped')),
  -- GeoJSON; null once it has ended.
  content text,
  -- Which of a feature's properties say what, as territory/boundaries reads them.
  options jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- What came of it: counts and problems.
  report jsonb,
  primary key (realm_id, id)
);
select fence('boundary_imports');

-- The tree of realms: a region stands below its country. Empty: it stands by itself.
alter table realms add column if not exists parent_id uuid references realms (id);

-- Why a version of a passport was made, and who takes the topic where no routing rule decides: the first whose area is
-- the case's, or that names none. [{areaId, authorityId}]
alter table topic_passports add column reason text;
alter table topic_passports add column authorities jsonb not null default '[]';

-- Which topic of the national list, kept by the realm above, a topic of this realm is: many of ours to one of theirs,
-- one at a time. The code and name are copies, for a list may go on changing while this realm's past must not.
create table topic_mappings (
  realm_id uuid not null,
  id uuid not null,
  topic_id uuid not null,
  national_topic_id uuid not null,
  national_code text not null,
  national_name jsonb not null,
  valid_from date not null,
  -- The first day it no longer holds.
  valid_until date,
  made_by uuid,
  made_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, topic_id) references topics (realm_id, id),
  check (valid_until is null or valid_until > valid_from)
);
create unique index topic_mappings_open on topic_mappings (realm_id, topic_id) where valid_until is null;
create index topic_mappings_topic on topic_mappings (realm_id, topic_id, valid_from);
select fence('topic_mappings');

-- Both codes as they were when the case was accepted: lists and mappings change, what was counted then does not.
alter table cases add column topic_code text;
alter table cases add column national_code text;

-- Steps of setting a realm up that somebody has said are not needed here; what is done is seen from what there is.
create table set_up_steps (
  realm_id uuid not null,
  step text not null,
  skipped_by uuid,
  skipped_at timestamptz not null,
  primary key (realm_id, step)
);
select fence('set_up_steps');
