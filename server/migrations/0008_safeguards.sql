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
