-- Centres, areas, the gazetteer, authorities, calendars, topics and their passports.

create table calendars (
  realm_id uuid not null,
  id uuid not null,
  version int not null,
  name jsonb not null,
  -- The calendar as engines/worktime reads it: time zone, week, exceptions.
  data jsonb not null,
  valid_from timestamptz not null,
  primary key (realm_id, id, version)
);
select fence('calendars');

create table centres (
  realm_id uuid not null,
  id uuid not null,
  parent_id uuid,
  kind text not null check (kind in ('country', 'region', 'municipality')),
  name jsonb not null,
  calendar_id uuid not null,
  -- Moved by a change of the centre, of its areas too.
  version int not null default 1,
  primary key (realm_id, id),
  foreign key (realm_id, parent_id) references centres (realm_id, id)
);
select fence('centres');

create table areas (
  realm_id uuid not null,
  id uuid not null,
  centre_id uuid not null,
  code text not null,
  name jsonb not null,
  -- GeoJSON geometry (Polygon or MultiPolygon), WGS 84.
  boundary jsonb,
  lon double precision,
  lat double precision,
  population int,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
create unique index areas_code on areas (realm_id, code);
select fence('areas');

create table gazetteer (
  realm_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('settlement', 'street', 'landmark')),
  area_id uuid not null,
  parent_id uuid,
  name jsonb not null,
  form text,
  aliases text[] not null default '{}',
  lon double precision,
  lat double precision,
  primary key (realm_id, id),
  foreign key (realm_id, area_id) references areas (realm_id, id)
);
create index gazetteer_area on gazetteer (realm_id, area_id, kind);
select fence('gazetteer');

create table authorities (
  realm_id uuid not null,
  id uuid not null,
  centre_id uuid not null,
  code text not null,
  kind text not null,
  name jsonb not null,
  short_name jsonb not null,
  calendar_id uuid not null,
  -- How it is reached: phone, email, address, site, each where known.
  contact jsonb,
  version int not null default 1,
  closed_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
create unique index authorities_code on authorities (realm_id, code);
select fence('authorities');

create table authority_areas (
  realm_id uuid not null,
  authority_id uuid not null,
  area_id uuid not null,
  primary key (realm_id, authority_id, area_id),
  foreign key (realm_id, authority_id) references authorities (realm_id, id),
  foreign key (realm_id, area_id) references areas (realm_id, id)
);
select fence('authority_areas');

create table topic_groups (
  realm_id uuid not null,
  id uuid not null,
  code text not null,
  name jsonb not null,
  position int not null,
  primary key (realm_id, id)
);
create unique index topic_groups_code on topic_groups (realm_id, code);
select fence('topic_groups');

create table topics (
  realm_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  code text not null,
  name jsonb not null,
  description jsonb not null default '{}',
  -- The passport in force; older versions stay, for a due time names the version that gave it.
  passport_version int not null,
  retired_at timestamptz,
  version int not null default 1,
  primary key (realm_id, id),
  foreign key (realm_id, group_id) references topic_groups (realm_id, id)
);
create unique index topics_code on topics (realm_id, code);
select fence('topics');

create table topic_passports (
  realm_id uuid not null,
  topic_id uuid not null,
  version int not null,
  severity smallint not null check (severity between 1 and 5),
  resolution_amount int not null check (resolution_amount > 0),
  resolution_unit text not null check (resolution_unit in ('working days', 'calendar days', 'hours')),
  -- Working hours until the first answer; null: as the risk says.
  reaction_hours smallint check (reaction_hours between 1 and 80),
  -- What a message on this topic usually asks for.
  type text not null check (type in ('solve', 'explain')),
  proof text not null check (proof in ('none', 'photo', 'document')),
  visibility text not null check (visibility in ('public', 'private')),
  season int[],
  objection_days int not null default 15 check (objection_days between 1 and 90),
  -- Words that speak for the topic before there is history to learn from, per language.
  words jsonb not null default '{}',
  -- Hand over without a person when the model is at least this sure; null: never.
  automatic_from real check (automatic_from between 0.5 and 1),
  made_by uuid,
  made_at timestamptz not null,
  primary key (realm_id, topic_id, version),
  foreign key (realm_id, topic_id) references topics (realm_id, id)
);
select fence('topic_passports');

-- Which authority a case goes to: the first rule whose conditions hold.
create table routing_rules (
  realm_id uuid not null,
  id uuid not null,
  position int not null,
  -- The predicate language of conditions/.
  conditions jsonb not null,
  authority_id uuid not null,
  executor_id uuid,
  tags text[] not null default '{}',
  watcher_ids uuid[] not null default '{}',
  -- Cases join the open mass problem they match without being asked.
  joins_mass_problem boolean not null default false,
  -- The certainty its messages are handed over at without a person; null: as the topic's passport says.
  automatic_from float8 check (automatic_from between 0.5 and 1),
  note text,
  version int not null default 1,
  made_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, authority_id) references authorities (realm_id, id)
);
create index routing_rules_order on routing_rules (realm_id, position);
select fence('routing_rules');

-- Moves with every change above, so that a process knows in one look whether the directory it holds is still true.
create table directory_stamps (
  realm_id uuid not null primary key,
  stamp bigint not null
);
select fence('directory_stamps');
