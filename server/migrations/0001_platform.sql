-- What any server needs: realms, events, cursors, the vault, the outward-acts log.

-- The role every request works in. It owns nothing, so row-level security holds for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'heed_realm') then create role heed_realm nologin; end if;
  if not pg_has_role(current_user, 'heed_realm', 'set') then
    execute format('grant heed_realm to %I', current_user);
  end if;
end $$;

-- Ids are UUIDv7, so a range of ids is a range of time: tables that grow for ever are partitioned by id, which keeps
-- (realm_id, id) their whole key. See docs/decisions.
create function id_floor(at timestamptz) returns uuid language sql immutable as $$
  select (overlay(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') placing '-' from 9 for 0)
    || '-7000-8000-000000000000')::uuid
$$;

-- Creates the partitions of a table for the quarters up to `until`; called by migrations and by a daily job.
create function ensure_partitions(parent regclass, since date, until date) returns int language plpgsql as $$
declare
  quarter date := date_trunc('quarter', since);
  made int := 0;
  child text;
begin
  while quarter <= until loop
    child := format('%s_%s', parent::text, to_char(quarter, 'YYYY"q"Q'));
    if to_regclass(child) is null then
      execute format('create table %I partition of %s for values from (%L) to (%L)', child, parent,
        id_floor(quarter::timestamp at time zone 'UTC'), id_floor((quarter + interval '3 months')::timestamp at time zone 'UTC'));
      made := made + 1;
    end if;
    quarter := quarter + interval '3 months';
  end loop;
  return made;
end $$;

-- The second fence: a request's transaction names its realm and sees nothing else.
create function current_realm() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('heed.realm', true), '')::uuid
$$;

create function fence(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy realm on %s to heed_realm using (realm_id = (select current_realm())) with check (realm_id = (select current_realm()))', target);
  execute format('grant select, insert, update, delete on %s to heed_realm', target);
end $$;

create table realms (
  id uuid primary key,
  code text not null unique,
  name jsonb not null,
  language text not null default 'ru',
  time_zone text not null,
  created_at timestamptz not null
);
grant select on realms to heed_realm;

create table events (
  realm_id uuid not null,
  id uuid not null,
  -- The writing transaction: consumers read only below the oldest one still open, so a late commit is never skipped.
  tx xid8 not null default pg_current_xact_id(),
  type text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text,
  -- What the event belongs to (a case, a message): one stream is one story.
  stream_id uuid,
  reason text,
  -- Written once, read whole: as it was said, which takes a fifth of the time of taking it apart (docs/decisions/0075).
  data json not null,
  primary key (realm_id, id)
) partition by range (id);
-- Consumers walk all realms in commit order.
create index events_order on events (tx, id);
-- The story of one case, oldest first.
create index events_stream on events (realm_id, stream_id, id) where stream_id is not null;
create table events_default partition of events default;
select ensure_partitions('events', date '2026-10-01', date '2027-12-31');
select fence('events');
revoke update, delete on events from heed_realm;

-- What consumers look for at every bell. Its plan is made once a connection: over all parts of the table, making it takes
-- longer than reading what is new, and left to choose, PostgreSQL would make it at every look. The limit is of its text,
-- so that this plan knows how little is wanted; it is `tailPage` of event-log.ts, where a shorter page is the last.
create function events_behind(after_tx xid8, after_id uuid, below xid8, of_types text[]) returns setof events
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query select * from events where (tx, id) > (after_tx, after_id) and tx < below and type = any(of_types)
    order by tx, id limit 200;
end $$;

-- The oldest transaction of this database still open: what is written below it can no longer be overtaken by a late
-- commit. A snapshot also counts other databases of the server, and a long report there must not hold up everything
-- here: what is seen to be theirs is left out, what is not seen counts as ours. The owner sees what a realm's role may not.
-- One that ended between the snapshot and the look at who holds it is nobody's any more: then it looks again.
create function event_horizon() returns xid8
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  horizon xid8;
  gone boolean;
begin
  for attempt in 1..5 loop
    select coalesce(min(open) filter (where a.datname is null or a.datname = current_database()), pg_snapshot_xmax(pg_current_snapshot())),
      coalesce(bool_or(a.backend_xid is null), false)
    into horizon, gone
    from pg_snapshot_xip(pg_current_snapshot()) open left join pg_stat_activity a on a.backend_xid = open::xid;
    exit when not gone;
    perform pg_stat_clear_snapshot();
  end loop;
  return horizon;
end $$;

create table event_cursors (
  consumer text primary key,
  tx xid8 not null,
  id uuid not null,
  moved_at timestamptz not null
);

-- An event a consumer failed on alone, set aside so that the ones behind it go on; a person looks and replays.
create table parked_events (
  realm_id uuid not null,
  consumer text not null,
  event_id uuid not null,
  error text not null,
  parked_at timestamptz not null,
  primary key (realm_id, consumer, event_id)
);
select fence('parked_events');

-- Personal data, encrypted field by field; everything else holds only the id of a row here.
create table vault (
  realm_id uuid not null,
  id uuid not null,
  kind text not null,
  key_id text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (realm_id, id)
);
select fence('vault');

-- Everything outward and everything that touches rights or personal data, chained by hashes per realm.
create table outward_acts (
  realm_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  act text not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  subject_id uuid,
  data jsonb not null,
  previous bytea not null,
  hash bytea not null,
  primary key (realm_id, seq)
);
select fence('outward_acts');
revoke update, delete on outward_acts from heed_realm;

-- Secrets of a realm that must not be guessed from outside (pseudonym key), sealed like the vault.
create table realm_secrets (
  realm_id uuid not null,
  name text not null,
  key_id text not null,
  sealed bytea not null,
  primary key (realm_id, name)
);
select fence('realm_secrets');

-- Lets a fenced request queue a job without rights on the worker's own tables.
create function queue_job(name text, payload json, run_at timestamptz, job_key text, queue text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(name, payload, queue_name => queue, run_at => queue_job.run_at, job_key => queue_job.job_key);
end $$;
revoke execute on function queue_job from public;
grant execute on function queue_job to heed_realm;
