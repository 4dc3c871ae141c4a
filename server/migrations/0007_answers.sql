-- Answers, reviews, promises, satisfaction, and everything that goes out.

create table answers (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  version int not null default 1,
  state text not null check (state in ('draft', 'in review', 'sent back', 'approved', 'sending', 'published', 'failed', 'outcome unknown')),
  kind text not null check (kind in ('interim', 'final')),
  outcome text check (outcome in ('solved', 'explained', 'planned', 'not possible', 'handed on')),
  text text not null,
  -- The parts the reviewer looks for, each its own field in the form.
  promised_on date,
  responsible text,
  what_resident_can_do text,
  drafted_by uuid,
  drafted_by_name text,
  drafted_by_ai boolean not null default false,
  -- What the empty-answer detector found at the last save.
  findings jsonb not null default '[]',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  sent_to_review_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  published_at timestamptz,
  imported boolean not null default false,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  -- A draft may still lack its outcome; nobody reviews or publishes it so.
  check (kind = 'interim' or outcome is not null or imported or state in ('draft', 'sent back'))
);
create index answers_case on answers (realm_id, case_id, id);
-- What waits for a reviewer, oldest first.
create index answers_review on answers (realm_id, sent_to_review_at, id) where state = 'in review';
select fence('answers');

create table answer_files (
  realm_id uuid not null,
  answer_id uuid not null,
  file_id uuid not null,
  primary key (realm_id, answer_id, file_id),
  foreign key (realm_id, answer_id) references answers (realm_id, id),
  foreign key (realm_id, file_id) references files (realm_id, id)
);
-- Whoever asks for a file may read it if they may read a case it stands in.
create index answer_files_file on answer_files (realm_id, file_id);
select fence('answer_files');

create table reviews (
  realm_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  answer_version int not null,
  verdict text not null check (verdict in ('approved', 'sent back')),
  reason text,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, answer_id) references answers (realm_id, id)
);
create index reviews_answer on reviews (realm_id, answer_id, id);
select fence('reviews');

create table promises (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  answer_id uuid not null,
  promised_on date not null,
  responsible text not null,
  state text not null check (state in ('open', 'kept', 'broken')),
  settled_at timestamptz,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, answer_id) references answers (realm_id, id)
);
create index promises_open on promises (realm_id, promised_on) where state = 'open';
select fence('promises');

create table verdicts (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  answer_id uuid not null,
  solved boolean,
  rating smallint check (rating between 1 and 5),
  comment text,
  given_at timestamptz not null,
  imported boolean not null default false,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, answer_id) references answers (realm_id, id)
);
create index verdicts_case on verdicts (realm_id, case_id, id);
select fence('verdicts');

-- Everything outward, once. The row is written before anything is sent; "sending" found after a crash is "unknown".
create table outgoing (
  realm_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  kind text not null check (kind in ('answer', 'question', 'accepted', 'is it solved', 'verdict reminder', 'notice',
    'emergency')),
  -- Null: said of a message that is no case yet.
  case_id uuid,
  answer_id uuid,
  -- What is said: the answer, the question, the case that was accepted.
  about_id uuid not null,
  message_id uuid not null,
  -- "public" in the thread or "private" to the author.
  manner text not null check (manner in ('public', 'private')),
  text text not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  attempts int not null default 0,
  not_before timestamptz not null,
  started_at timestamptz,
  sent_at timestamptz,
  external_id text,
  url text,
  error text,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (realm_id, id)
);
-- One thing is said once to one message, however often the step that says it is repeated.
create unique index outgoing_once on outgoing (realm_id, message_id, kind, about_id) where state <> 'cancelled';
-- Each driver looks for what is due in its channels.
create index outgoing_due on outgoing (realm_id, channel_id, not_before) where state = 'waiting';
create index outgoing_sending on outgoing (started_at) where state = 'sending';
-- What a person must look at.
create index outgoing_unknown on outgoing (realm_id, created_at) where state in ('unknown', 'failed');
create index outgoing_case on outgoing (realm_id, case_id, id);
select fence('outgoing');
