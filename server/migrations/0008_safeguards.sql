-- What keeps Heed honest: the seals of the log of outward acts.

-- Once a day the end of each realm's log is signed; whoever rewrites an older entry must also forge this.
create table outward_seals (
  realm_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  at timestamptz not null,
  -- Fingerprint of the public key, and the Ed25519 signature in base64.
  key text not null,
  signature text not null,
  primary key (realm_id, seq)
);
select fence('outward_seals');
revoke update, delete on outward_seals from heed_realm;

-- Messages set aside and drawn by lot for a second person.
create table second_looks (
  realm_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  centre_id uuid not null,
  reason text not null,
  -- Whoever set it aside: somebody else looks again.
  set_aside_by uuid,
  drawn_at timestamptz not null,
  verdict text check (verdict in ('confirmed', 'restored')),
  looked_by uuid,
  looked_at timestamptz,
  primary key (realm_id, id),
  check ((verdict is null) = (looked_at is null))
);
-- Drawn again in a later week, a message is looked at once.
create unique index second_looks_once on second_looks (realm_id, message_id);
-- What waits for a second person.
create index second_looks_waiting on second_looks (realm_id, centre_id, drawn_at) where verdict is null;
select fence('second_looks');

-- Messages whose words and author were erased. A restored backup is erased again by a copy of this list that stands
-- outside the database.
create table erasures (
  realm_id uuid not null,
  message_id uuid not null,
  -- Who asked: the resident by their private link, or the software again after a restore.
  asked_by text not null,
  erased_at timestamptz not null,
  primary key (realm_id, message_id)
);
select fence('erasures');

-- How long each kind of personal data is kept, where a realm decided otherwise than Heed does; null: for good.
create table retention_terms (
  realm_id uuid not null,
  kind text not null,
  days int check (days > 0),
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (realm_id, kind)
);
select fence('retention_terms');

-- What each night took away, or would have.
create table retention_runs (
  realm_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  dry boolean not null,
  -- [{kind, days, rows}]
  report jsonb not null,
  primary key (realm_id, id)
);
select fence('retention_runs');
