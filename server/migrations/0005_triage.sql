-- Proposals with what made them, corrections beside them, models, signatures of near-duplicates.

create table models (
  realm_id uuid not null,
  id uuid not null,
  kind text not null,
  version int not null,
  -- A trained model; null for one that is its base with the corrections up to learnt_until learnt on top. Learning is
  -- the same every time, so that a version a minute costs a row and not another 20 MB.
  bytes bytea,
  base_id uuid,
  learnt_until timestamptz not null,
  -- Rows, seconds, and the evaluation before use.
  metrics jsonb not null,
  trained_by uuid,
  trained_at timestamptz not null,
  active boolean not null,
  primary key (realm_id, id),
  foreign key (realm_id, base_id) references models (realm_id, id),
  check ((bytes is null) <> (base_id is null))
);
create unique index models_active on models (realm_id, kind) where active;
create unique index models_version on models (realm_id, kind, version);
select fence('models');

create table proposals (
  realm_id uuid not null,
  message_id uuid not null,
  -- A message proposed upon again (a new model, an edit) has another row.
  attempt int not null default 1,
  -- "passport words" or "model 3", with the versions of the engines.
  made_by text not null,
  made_at timestamptz not null,
  language text not null,
  topic_id uuid,
  topic_probability real,
  area_id uuid,
  authority_id uuid,
  severity smallint not null,
  type text not null,
  emergency boolean not null default false,
  formal_appeal boolean not null default false,
  -- Why nothing may need doing: spam, abuse, not actionable; null otherwise.
  set_aside text,
  -- The earlier message or open case it seems to repeat.
  duplicate_message_id uuid,
  duplicate_case_id uuid,
  -- Everything else with its reasons: top 3 topics, place mentions, words of danger, why this authority. Read whole.
  detail json not null,
  primary key (realm_id, message_id, attempt)
);
-- After a restart the problems of the last days are read back.
create index proposals_made on proposals (realm_id, made_at desc);
select fence('proposals');

-- What a person chose where something else was proposed, or confirmed. Every row is a training example.
create table corrections (
  realm_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  field text not null,
  proposed text,
  chosen text,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (realm_id, id)
);
create index corrections_made on corrections (realm_id, made_at);
-- What was chosen for one message.
create index corrections_message on corrections (realm_id, message_id);
select fence('corrections');

create table signatures (
  realm_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  signature bytea not null,
  primary key (realm_id, message_id)
);
-- The window is read back newest first when the process starts.
create index signatures_at on signatures (realm_id, at desc);
select fence('signatures');

-- Which process filed the newest signatures: another one that takes over reads the window back first.
create table near_windows (
  realm_id uuid not null primary key,
  holder uuid not null,
  filed_at timestamptz not null
);
select fence('near_windows');

-- Training asked for at the desk, with how far it is.
create table trainings (
  realm_id uuid not null,
  id uuid not null,
  state text not null check (state in ('waiting', 'running', 'finished', 'failed')),
  -- What it is at: reading, fitting, refitting, judging, with the label.
  step text,
  rows int,
  model_id uuid,
  activated boolean,
  -- A code of the catalogue of errors.
  error text,
  asked_by uuid,
  asked_at timestamptz not null,
  finished_at timestamptz,
  primary key (realm_id, id)
);
-- One at a time: a second one would learn from the same history.
create unique index trainings_one on trainings (realm_id) where state in ('waiting', 'running');
select fence('trainings');
