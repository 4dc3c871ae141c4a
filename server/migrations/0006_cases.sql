-- The work: cases, their messages, clocks, notes.

create table cases (
  realm_id uuid not null,
  id uuid not null,
  number text not null,
  version int not null default 1,
  state text not null check (state in ('accepted', 'assigned', 'in work', 'clarifying', 'answered', 'closed', 'reopened', 'withdrawn', 'merged')),
  type text not null check (type in ('solve', 'explain')),
  title text not null,
  language text not null,
  topic_id uuid not null,
  passport_version int not null,
  severity smallint not null check (severity between 1 and 5),
  severity_reason text,
  centre_id uuid not null,
  area_id uuid,
  -- Settlement, street, house as read or corrected, with the words they came from.
  place jsonb,
  lon double precision,
  lat double precision,
  authority_id uuid,
  executor_id uuid,
  route_reason jsonb,
  -- The sum over its messages, for sorting and for the leader's page.
  reach int not null default 0,
  message_count int not null default 1,
  merged_into uuid,
  mass_problem_id uuid,
  -- Null is "unknown": imported history may not say.
  registered_at timestamptz,
  opened_at timestamptz not null,
  assigned_at timestamptz,
  first_answered_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  objection_until timestamptz,
  outcome text,
  -- What the resident said after the last final answer; null: nothing yet.
  solved boolean,
  forwarded_count int not null default 0,
  reopened_count int not null default 0,
  imported boolean not null default false,
  primary key (realm_id, id),
  foreign key (realm_id, topic_id) references topics (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id),
  foreign key (realm_id, authority_id) references authorities (realm_id, id)
);
-- In the order of its characters, so that it also finds a number while it is typed.
create unique index cases_number on cases (realm_id, number text_pattern_ops);
-- The same place and topic before: duplicates, repeats within 90 days of closing.
create index cases_topic_area on cases (realm_id, topic_id, area_id, opened_at desc);
-- The latest answered of a topic: what an answer can be begun from.
create index cases_topic_answered on cases (realm_id, topic_id, opened_at desc) where state in ('answered', 'closed');
-- What was closed in a span, with whose it was: the share of repeats reads nothing else of a case.
create index cases_closed on cases (realm_id, closed_at) include (id, centre_id, authority_id) where state = 'closed';
-- Lists of everything, newest first.
create index cases_opened on cases (realm_id, opened_at desc, id);
-- What lies on somebody's desk.
create index cases_executor on cases (realm_id, executor_id)
  where state in ('accepted', 'assigned', 'in work', 'clarifying', 'reopened') and executor_id is not null;
-- Timers: objection windows that end.
create index cases_objection on cases (objection_until) where state = 'answered';
select fence('cases');

-- One row for every open case, and none for others: what queues are walked by. It stands apart because due times move
-- often and many at once, and a row of `cases` is written anew with every index it has. No reference to the case: a row
-- is written in the statement that writes the case, and joined with it.
create table case_queue (
  realm_id uuid not null,
  case_id uuid not null,
  -- As the case has them.
  centre_id uuid not null,
  authority_id uuid,
  topic_id uuid not null,
  -- The earliest running due time; null: nothing is due.
  due_at timestamptz,
  due_clock text,
  -- What its time left is counted in, so that a list shows the number the card shows without reading clocks.
  due_unit text check (due_unit in ('working', 'elapsed')),
  primary key (realm_id, case_id)
);
-- What is due first, over all centres somebody sees.
create index case_queue_due on case_queue (realm_id, due_at, case_id);
create index case_queue_centre on case_queue (realm_id, centre_id, due_at, case_id);
create index case_queue_authority on case_queue (realm_id, authority_id, due_at, case_id);
create index case_queue_topic on case_queue (realm_id, topic_id, due_at, case_id);
-- What has no authority yet.
create index case_queue_unassigned on case_queue (realm_id, due_at, case_id) where authority_id is null;
select fence('case_queue');

create table case_messages (
  realm_id uuid not null,
  case_id uuid not null,
  message_id uuid not null,
  -- "opened" by it, or "joined" later.
  role text not null check (role in ('opened', 'joined')),
  linked_at timestamptz not null,
  primary key (realm_id, case_id, message_id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_messages_message on case_messages (realm_id, message_id);
select fence('case_messages');

-- One row a clock: what gave its due time is stored with it, so an old figure can be explained.
create table case_clocks (
  realm_id uuid not null,
  case_id uuid not null,
  clock text not null check (clock in ('detection', 'reaction', 'preparation', 'review', 'resolution', 'promise', 'objection')),
  -- A case reopened runs its clocks again.
  round int not null default 1,
  state text not null check (state in ('running', 'paused', 'stopped', 'unknown')),
  started_at timestamptz,
  due_at timestamptz,
  stopped_at timestamptz,
  -- [[from, until|null], …]: while a question was with the resident.
  pauses jsonb not null default '[]',
  -- {amount, unit} as the passport or the risk gave it.
  term jsonb,
  passport_version int,
  calendar_id uuid,
  calendar_version int,
  -- Whoever held the case while it ran: an authority, or the centre when null.
  held_by uuid,
  breached_at timestamptz,
  warned smallint not null default 0,
  primary key (realm_id, case_id, clock, round),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
select fence('case_clocks');

create table case_notes (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  text text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_notes_case on case_notes (realm_id, case_id, id);
select fence('case_notes');

create table case_links (
  realm_id uuid not null,
  token_hash bytea not null,
  -- Null while a message from the portal waits to be looked at: its case is found through the message.
  case_id uuid,
  -- follow: public, safe in a thread; act: private, lets the resident rate, object, add, erase.
  kind text not null check (kind in ('follow', 'act')),
  -- The message whose author an act link was given to.
  message_id uuid,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (realm_id, token_hash),
  check (case_id is not null or message_id is not null),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
create index case_links_case on case_links (realm_id, case_id);
select fence('case_links');
