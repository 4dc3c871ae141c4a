-- Channels, messages exactly once, files, imports.

create table channels (
  realm_id uuid not null,
  id uuid not null,
  centre_id uuid not null,
  driver text not null,
  name jsonb not null,
  -- The official account everything outward is signed with.
  official_name text not null,
  config jsonb not null default '{}',
  secret_id uuid,
  enabled boolean not null default true,
  -- Where a pulling driver stopped (an update offset, a mailbox uid).
  position jsonb,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id),
  foreign key (realm_id, secret_id) references vault (realm_id, id)
);
select fence('channels');

-- What one person wrote at one time. Never changed: an edit is a row in message_versions, its state is in message_states.
create table messages (
  realm_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  received_at timestamptz not null,
  -- When it was published at the source; null is "unknown".
  published_at timestamptz,
  -- How it came: driver, portal form, api, import, pasted address, call.
  source text not null,
  text text not null,
  -- What the channel itself says of place, thread, address, attachments.
  thread_id text,
  parent_external_id text,
  url text,
  title text,
  place jsonb,
  -- Likes, comments, shares, views, subscribers of the post it stands under.
  reach jsonb,
  author_id uuid,
  -- A keyed hash, the same for one address within a realm; not indexed, so nobody lists by author.
  pseudonym bytea,
  private boolean not null default false,
  primary key (realm_id, id)
) partition by range (id);
create table messages_default partition of messages default;
select ensure_partitions('messages', date '2026-10-01', date '2027-12-31');
select fence('messages');

-- The one narrow mutable row a message has, and the one place where (channel, external id) is unique.
create table message_states (
  realm_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  -- Compared by its bytes: in the order of the realm's language every message cost its index a seventh more.
  external_id text collate "C" not null,
  centre_id uuid not null,
  disposition text not null check (disposition in ('received', 'proposed', 'accepted', 'set aside')),
  set_aside_reason text,
  received_at timestamptz not null,
  version int not null default 1,
  -- Kept here because the queue is sorted by it: the severity of the newest proposal, one more where it finds a danger to
  -- life; 0 while nothing is proposed.
  danger smallint not null default 0,
  primary key (realm_id, message_id)
);
create unique index message_states_once on message_states (realm_id, channel_id, external_id);
-- The arrivals queue of a centre: what nobody has decided on, newest first, or the most dangerous first. A page reads as many
-- entries as it has rows, for each centre of whoever looks, however long the queue is. Among dangers stands only what
-- something is proposed on: what is handed over without a person is never written there.
create index message_states_open on message_states (realm_id, centre_id, received_at desc, message_id desc)
  where disposition in ('received', 'proposed');
create index message_states_danger on message_states (realm_id, centre_id, danger desc, received_at desc, message_id desc)
  where disposition = 'proposed';
select fence('message_states');

create table message_versions (
  realm_id uuid not null,
  message_id uuid not null,
  version int not null,
  text text not null,
  edited_at timestamptz not null,
  deleted boolean not null default false,
  primary key (realm_id, message_id, version)
);
select fence('message_versions');

create table files (
  realm_id uuid not null,
  id uuid not null,
  sha256 bytea not null,
  type text not null,
  size bigint not null,
  name text not null,
  created_at timestamptz not null,
  primary key (realm_id, id)
);
-- Before bytes are taken away it is asked whether a row names them; each night of all that lie in the folder.
create index files_bytes on files (realm_id, sha256);
select fence('files');

create table message_files (
  realm_id uuid not null,
  message_id uuid not null,
  file_id uuid not null,
  primary key (realm_id, message_id, file_id),
  foreign key (realm_id, file_id) references files (realm_id, id)
);
-- Whoever asks for a file may read it if they may read a message it came with.
create index message_files_file on message_files (realm_id, file_id);
select fence('message_files');

-- Attachments a channel told of, written with the message: a job fetches their bytes. The row stays, and says what became
-- of each.
create table awaited_files (
  realm_id uuid not null,
  message_id uuid not null,
  -- The platform's lasting id of the file.
  key text not null,
  -- What its driver needs to fetch it.
  ref text not null,
  name text not null,
  size bigint,
  state text not null check (state in ('waiting', 'stored', 'gone', 'too large', 'too many', 'infected')),
  problem text,
  heard_at timestamptz not null,
  primary key (realm_id, message_id, key)
);
select fence('awaited_files');

create table imports (
  realm_id uuid not null,
  id uuid not null,
  -- Null where each row finds its own: the archive of the platform it came from.
  channel_id uuid,
  file_name text not null,
  file_sha256 bytea not null,
  -- The file waits in the data directory until it has been read; one given on the command line stays where it is.
  file_kept boolean not null,
  shape text not null check (shape in ('incident', 'table')),
  -- What its rows become: messages for triage, or closed history with its topics.
  read_as text not null check (read_as in ('messages', 'history')),
  -- The names of the columns, the row they stand in, what holds what, and what speaks against running it.
  header jsonb not null,
  header_row int not null,
  mapping jsonb not null,
  problems jsonb not null,
  state text not null check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  -- Move in the transaction that writes the rows, so a run that was killed goes on behind the last row written.
  rows_read int not null default 0,
  rows_new int not null default 0,
  rows_known int not null default 0,
  rows_bad int not null default 0,
  -- Known when the end is reached; until then the part of the file that has been read says how long it will take.
  rows_total int,
  share real not null default 0,
  error jsonb,
  started_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- Who reads it now, and when they last said so: one that has been silent has died, and another may go on.
  runner uuid,
  moved_at timestamptz,
  version int not null default 1,
  primary key (realm_id, id)
);
-- Runs whose process died.
create index imports_running on imports (moved_at) where state = 'running';
select fence('imports');

-- The cells are sealed like the vault: they are raw payload, with whatever the sender put there.
create table import_rejects (
  realm_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  code text not null,
  params jsonb not null,
  key_id text not null,
  cells bytea not null,
  primary key (realm_id, import_id, row_number)
);
select fence('import_rejects');

-- A mapping a person confirmed, found again by the header of the next such file.
create table import_mappings (
  realm_id uuid not null,
  header_digest bytea not null,
  mapping jsonb not null,
  confirmed_by uuid,
  confirmed_at timestamptz not null,
  primary key (realm_id, header_digest)
);
select fence('import_mappings');
