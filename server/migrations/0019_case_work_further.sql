-- Case work further: the answer for many is reviewed as any other; orders, checklists, followers, tags, proofs.

-- The language its title was written in; null: made of the names of topic and place, said in the reader's language.
alter table mass_problems add column title_language text;
-- The one answer, as answers have it.
alter table mass_problems add column answer_findings jsonb not null default '[]';
alter table mass_problems add column sent_to_review_at timestamptz;

-- Who said what of the one answer; whoever approved it is named on each answer made from it.
create table mass_answer_reviews (
  realm_id uuid not null,
  id uuid not null,
  mass_problem_id uuid not null,
  verdict text not null check (verdict in ('approved', 'sent back')),
  reasons text[] not null default '{}',
  reason text,
  as_head boolean not null,
  as_curator boolean not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, mass_problem_id) references mass_problems (realm_id, id)
);
create index mass_answer_reviews_problem on mass_answer_reviews (realm_id, mass_problem_id, id);
select fence('mass_answer_reviews');

-- An order may also be given because of a figure: {code, value}, as it stood then.
alter table instructions add column figure jsonb;
alter table instructions drop constraint instructions_check;
alter table instructions add constraint instructions_about check (num_nonnulls(case_id, mass_problem_id, figure) = 1);
-- How often its day was put off.
alter table instructions add column extensions int not null default 0;
-- What was ordered from one case or mass problem.
create index instructions_case on instructions (realm_id, case_id) where case_id is not null;

-- The next moment at which a running clock may have something to say: half or four fifths of its term are used, or all of
-- it. '-infinity': not reckoned yet.
alter table case_clocks add column look_at timestamptz not null default '-infinity';
create index case_clocks_look on case_clocks (look_at)
  where state = 'running' and breached_at is null and due_at is not null;
-- Parts asked of others and formal appeals are reminded of as promises are: once before the day, once after it.
alter table case_tasks add column reminded_at timestamptz;
alter table case_tasks add column late_at timestamptz;
alter table case_appeals add column reminded_at timestamptz;
alter table case_appeals add column late_at timestamptz;

-- A promise made in a case that was withdrawn, or that went on in another: neither kept nor broken.
alter table promises drop constraint promises_state_check;
alter table promises add constraint promises_state_check
  check (state in ('open', 'kept', 'broken', 'moved', 'no longer due'));
-- What became of promises, the latest first.
create index promises_settled on promises (realm_id, state, promised_on, id) where state <> 'open';

-- Who wants to hear of a case that is not theirs to work on.
create table case_followers (
  realm_id uuid not null,
  case_id uuid not null,
  account_id uuid not null references accounts (id),
  since timestamptz not null,
  primary key (realm_id, case_id, account_id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_followers_account on case_followers (realm_id, account_id);
select fence('case_followers');

-- What has to be seen to on every case of a topic. Every list a topic ever had stays; the newest is in force.
create table topic_checklists (
  realm_id uuid not null,
  topic_id uuid not null,
  version int not null,
  -- [{"id", "text": {"ru", "en"}, "required", "when": a condition or null}, …]
  items jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (realm_id, topic_id, version),
  foreign key (realm_id, topic_id) references topics (realm_id, id)
);
select fence('topic_checklists');

create table case_checks (
  realm_id uuid not null,
  case_id uuid not null,
  item_id uuid not null,
  done_by uuid not null,
  done_at timestamptz not null,
  primary key (realm_id, case_id, item_id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
select fence('case_checks');

-- Words people and rules mark cases with, to find them again.
create table case_tags (
  realm_id uuid not null,
  case_id uuid not null,
  tag text not null check (tag = lower(tag) and length(tag) between 1 and 40),
  -- Null: a rule did.
  set_by uuid,
  set_at timestamptz not null,
  primary key (realm_id, case_id, tag),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_tags_tag on case_tags (realm_id, tag, case_id);
select fence('case_tags');

-- How staff are told by messenger: a code sent to the centre's bot links the conversation it comes from.
alter table notice_settings add column messenger jsonb not null
  default '{"low": "never", "normal": "at once", "high": "at once"}';

create table messenger_codes (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  -- Only its hash: whoever reads the database cannot link themselves.
  code_hash bytea not null,
  expires_at timestamptz not null,
  primary key (realm_id, account_id)
);
create unique index messenger_codes_hash on messenger_codes (realm_id, code_hash);
select fence('messenger_codes');

create table messengers (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  channel_id uuid not null,
  -- The address of the conversation lies in the vault.
  address_id uuid not null,
  external_id text not null,
  thread_id text,
  linked_at timestamptz not null,
  primary key (realm_id, account_id)
);
select fence('messengers');

-- What goes out by messenger, as notice_mails is for mail.
create table notice_messages (
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
create index notice_messages_due on notice_messages (realm_id, account_id, due_at) where state = 'waiting';
create index notice_messages_sending on notice_messages (started_at) where state = 'sending';
select fence('notice_messages');

-- Proofs of an answer. What the camera wrote is compared with the case when the photo comes in, and only what came of it
-- is kept: how far off, and when it was taken.
alter table answer_files add column shows text not null default 'other' check (shows in ('before', 'after', 'other'));
alter table answer_files add column metres_off int;
alter table answer_files add column taken_at timestamptz;

-- Proofs of the one answer for a mass problem; every answer made of it gets the same files.
create table mass_answer_files (
  realm_id uuid not null,
  mass_problem_id uuid not null,
  file_id uuid not null,
  shows text not null check (shows in ('before', 'after', 'other')),
  -- From the nearest of its cases.
  metres_off int,
  taken_at timestamptz,
  primary key (realm_id, mass_problem_id, file_id),
  foreign key (realm_id, mass_problem_id) references mass_problems (realm_id, id),
  foreign key (realm_id, file_id) references files (realm_id, id)
);
create index mass_answer_files_file on mass_answer_files (realm_id, file_id);
select fence('mass_answer_files');
