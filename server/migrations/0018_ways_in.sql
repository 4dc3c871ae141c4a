-- Further ways in: passkeys, single sign-on, tokens of persons and of services; and as whom somebody works.

-- What was begun and waits for its end in the same browser: a passkey's challenge, a sign-in elsewhere. Before anyone has
-- signed in there is no realm. Taken once; what was never taken goes nightly.
create table sign_ins_begun (
  -- Of the cookie that binds it to the browser.
  token_hash bytea primary key,
  kind text not null,
  data jsonb not null,
  expires_at timestamptz not null
);

-- WebAuthn credentials; kept where the person made them, good wherever they sign in.
create table passkeys (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null references accounts (id),
  name text not null,
  credential_id bytea not null,
  -- COSE.
  public_key bytea not null,
  -- The authenticator's own count of its uses: one that goes back tells of a copy. Many count nothing and say 0.
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (realm_id, id)
);
create unique index passkeys_credential on passkeys (realm_id, credential_id);
-- Whoever signs in brings the account with the credential.
create index passkeys_account on passkeys (account_id);
select fence('passkeys');

-- Where the staff of a realm may sign in besides, by OpenID Connect, and which roles its claims give.
create table identity_providers (
  realm_id uuid not null,
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  -- The client's secret, in the vault; null: a public client.
  secret_id uuid,
  rules jsonb not null,
  enabled boolean not null,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (realm_id, id)
);
select fence('identity_providers');

-- Who is whom: a provider's name for a person, which no other person there ever gets.
create table identities (
  realm_id uuid not null,
  provider_id uuid not null,
  subject text not null,
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  primary key (realm_id, provider_id, subject),
  foreign key (realm_id, provider_id) references identity_providers (realm_id, id) on delete cascade
);
select fence('identities');

-- A role that came with a sign-in at a provider goes when its claims no longer give it.
alter table grants add column provider_id uuid;
-- Signing out goes on to where one signed in.
alter table sessions add column provider_id uuid;
-- When they last proved there anew that it is them: whoever has no password does it so.
alter table sessions add column proved_at timestamptz;

-- A service signs in by tokens alone: it has an account, so that what it does has a name, and roles like anybody's.
alter table accounts add column service boolean not null default false;
grant select (service) on accounts to heed_realm;

-- Tokens of persons and of services: what they do is done as that account, under the same policies.
create table account_tokens (
  realm_id uuid not null,
  id uuid not null,
  account_id uuid not null references accounts (id),
  token_hash bytea not null,
  name text not null,
  -- False: it only reads.
  writes boolean not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (realm_id, id)
);
-- A request brings only the token.
create unique index account_tokens_hash on account_tokens (realm_id, token_hash);
create index account_tokens_account on account_tokens (realm_id, account_id);
select fence('account_tokens');

-- As whom somebody works now, of all they may be; null: as all of it.
alter table sessions add column acting_id uuid;
-- Every request asks whom its person stands in for.
create index absences_deputy on absences (realm_id, deputy_id, until_at) where deputy_id is not null;

-- What a realm asks of its people beyond what everybody has to; no row: nothing.
create table sign_in_rules (
  realm_id uuid primary key,
  version integer not null,
  -- A password alone is not enough: an app or a passkey has to be set up first.
  second_factor boolean not null,
  -- A session nobody uses for so long ends.
  idle_minutes integer check (idle_minutes between 15 and 720)
);
select fence('sign_in_rules');
