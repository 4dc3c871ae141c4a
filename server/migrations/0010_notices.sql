-- Telling staff: who is told what and how, who stands in for whom, who is on duty.

create table notice_settings (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  version int not null default 1,
  -- Null: the realm's.
  time_zone text,
  -- Minutes of the person's day; the same twice: never quiet.
  quiet_from smallint not null check (quiet_from between 0 and 1439),
  quiet_until smallint not null check (quiet_until between 0 and 1439),
  digest_at smallint not null check (digest_at between 0 and 1439),
  -- {"low": "never", "normal": "digest", "high": "at once"}: what comes by mail, and when.
  mail jsonb not null,
  primary key (realm_id, account_id)
);
select fence('notice_settings');

-- Somebody is away, and who stands in.
create table absences (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null references accounts (id),
  deputy_id uuid references accounts (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (realm_id, id),
  check (until_at > from_at),
  check (deputy_id is distinct from account_id)
);
-- Who is away now, of those about to be told.
create index absences_account on absences (realm_id, account_id, until_at);
select fence('absences');

create table notices (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null references accounts (id),
  kind text not null,
  urgency text not null check (urgency in ('low', 'normal', 'high', 'urgent')),
  -- The event that gave rise to it.
  cause_id uuid not null,
  case_id uuid,
  -- What its words need: a number, ids of the directory, a clock. Never a resident's words.
  params jsonb not null,
  -- The colleague it was meant for.
  stands_in_for uuid,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (realm_id, id)
);
-- One person is told of one thing once, however often the step that tells is repeated.
create unique index notices_once on notices (realm_id, account_id, cause_id, kind);
-- The bell: newest first.
create index notices_person on notices (realm_id, account_id, id desc);
create index notices_unread on notices (realm_id, account_id) where read_at is null;
-- What is old and read goes.
create index notices_read on notices (realm_id, read_at) where read_at is not null;
select fence('notices');

-- What goes out by mail: written before anything is sent; "sending" found after a crash is "unknown".
create table notice_mails (
  realm_id uuid not null,
  notice_id uuid not null,
  account_id uuid not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
  due_at timestamptz not null,
  attempts int not null default 0,
  started_at timestamptz,
  sent_at timestamptz,
  error text,
  primary key (realm_id, notice_id),
  foreign key (realm_id, notice_id) references notices (realm_id, id) on delete cascade
);
create index notice_mails_due on notice_mails (realm_id, account_id, due_at) where state = 'waiting';
create index notice_mails_sending on notice_mails (started_at) where state = 'sending';
select fence('notice_mails');

-- How far up a late clock has been taken, and when it goes further.
create table escalations (
  realm_id uuid not null,
  case_id uuid not null,
  clock text not null,
  round int not null,
  step smallint not null,
  -- Null: it has reached the top, or nothing is late any more.
  next_at timestamptz,
  primary key (realm_id, case_id, clock, round),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index escalations_next on escalations (next_at) where next_at is not null;
select fence('escalations');

-- Who is on duty when, a roster a centre.
create table duty_rosters (
  realm_id uuid not null,
  centre_id uuid not null,
  version int not null,
  -- {"timeZone", "shifts": [{"days", "from", "until", "people"}], "exceptions": [{"from", "until", "people"}]}
  data jsonb not null,
  -- How long each has to answer before the next is asked.
  answer_minutes smallint not null check (answer_minutes between 1 and 120),
  changed_at timestamptz not null,
  primary key (realm_id, centre_id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
select fence('duty_rosters');

-- Somebody has to be woken: asked one after the other until one answers.
create table duty_calls (
  realm_id uuid not null,
  id uuid not null,
  centre_id uuid not null,
  case_id uuid not null,
  state text not null check (state in ('calling', 'acknowledged', 'unanswered')),
  -- The order in which they are asked, fixed when the call begins.
  people uuid[] not null,
  step smallint not null,
  deadline timestamptz not null,
  answer_minutes smallint not null,
  opened_at timestamptz not null,
  settled_at timestamptz,
  acknowledged_by uuid,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
-- A case has one call at a time.
create unique index duty_calls_open on duty_calls (realm_id, case_id) where state = 'calling';
create index duty_calls_centre on duty_calls (realm_id, centre_id, id desc);
select fence('duty_calls');
