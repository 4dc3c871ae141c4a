-- Signing in: sessions one can see and end, devices known again, guessing made slow.

-- What a session is called where its token must not be named.
alter table sessions add column id uuid not null default gen_random_uuid();
-- Nobody had signed in on this device before.
alter table sessions add column new_device boolean not null default false;
create unique index sessions_id on sessions (realm_id, id);
-- A person's sessions stand in every realm they sign in to.
create index sessions_owner on sessions (account_id);

-- Browsers a person has signed in with: told from new ones, and guessing elsewhere does not slow them down.
create table known_devices (
  realm_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null references accounts (id),
  seen_at timestamptz not null,
  primary key (realm_id, token_hash)
);
create index known_devices_account on known_devices (account_id);
select fence('known_devices');

-- Failed sign-ins, counted by account and place; before anyone has signed in there is no realm. Old ones go nightly.
create table sign_in_attempts (
  -- SHA-256 of who and from where: no address of anybody stands here.
  bucket bytea primary key,
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
