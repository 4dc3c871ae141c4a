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

-- The second factor of an account (TOTP, RFC 6238); kept where the person switched it on, asked wherever they sign in.
create table second_factors (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  -- In the vault.
  secret_id uuid not null,
  -- Null: the key was shown, and no code from it has been typed yet.
  confirmed_at timestamptz,
  -- The last period a code was taken for: neither it nor an earlier one is taken again.
  last_step bigint not null default 0,
  primary key (realm_id, account_id)
);
create index second_factors_account on second_factors (account_id);
select fence('second_factors');

-- For whoever lost the second factor: hashes, each good once.
create table recovery_codes (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (realm_id, account_id, code_hash)
);
select fence('recovery_codes');

-- Letters that let a person choose a password: an invitation, or a forgotten one. One at a time, good once.
create table password_links (
  realm_id uuid not null,
  account_id uuid not null references accounts (id),
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (realm_id, account_id)
);
create unique index password_links_token on password_links (realm_id, token_hash);
select fence('password_links');
