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
