-- People, what they may do where, and their sessions.

-- A person signs in once and may hold grants in several realms, so accounts stand above realms.
create table accounts (
  id uuid primary key,
  email text not null,
  name text not null,
  password_hash text,
  language text not null default 'ru',
  created_at timestamptz not null,
  disabled_at timestamptz,
  -- Nobody has shown yet that letters to the address reach them: an administrator named it, or a provider vouched for it.
  unproved boolean not null default false
);
-- One account an address, however it is capitalised.
create unique index accounts_email on accounts (lower(email));
grant select (id, name, language, disabled_at) on accounts to heed_realm;

create table grants (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null references accounts (id),
  role text not null,
  centre_id uuid,
  authority_id uuid,
  valid_from timestamptz not null,
  valid_until timestamptz,
  granted_by uuid,
  primary key (realm_id, id),
  check ((centre_id is null) <> (authority_id is null))
);
-- Whoever signs in needs all their grants in this realm.
create index grants_account on grants (realm_id, account_id);
-- Whoever assigns a case needs the executors of an authority.
create index grants_authority on grants (realm_id, authority_id) where authority_id is not null;
-- Sign-in finds the realms of a person before it knows one.
create index grants_home on grants (account_id);
select fence('grants');

create table sessions (
  realm_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null,
  primary key (realm_id, token_hash)
);
create index sessions_account on sessions (realm_id, account_id);
select fence('sessions');

-- Tokens of programs that write through the API: a service acts in one realm, by name.
create table api_tokens (
  realm_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  name text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  primary key (realm_id, id)
);
-- A request brings only the token.
create unique index api_tokens_hash on api_tokens (realm_id, token_hash);
select fence('api_tokens');
