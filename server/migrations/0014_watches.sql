-- Watches: keyword rules over what comes in, each with a purpose, an owner and an end, listed in a public register.

create table watches (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  state text not null check (state in ('proposed', 'active', 'withdrawn', 'expired')),
  name text not null,
  purpose text not null,
  -- Who proposed it answers for it, in this centre.
  owner_id uuid not null,
  centre_id uuid not null,
  form text not null check (form in ('full', 'simple')),
  rule text not null,
  -- Null: anywhere, from anywhere, in any language.
  area_id uuid,
  channel_id uuid,
  language text,
  expires_at timestamptz not null,
  proposed_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  -- Why it was withdrawn.
  reason text,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id),
  foreign key (realm_id, area_id) references areas (realm_id, id),
  foreign key (realm_id, channel_id) references channels (realm_id, id),
  check (expires_at <= proposed_at + interval '1 year 1 day'),
  -- Four eyes: nothing watches before a second person has read it.
  check (approved_by is null or approved_by <> owner_id),
  check (state <> 'active' or approved_by is not null)
);
-- Asked before every batch of messages; empty in a realm that watches nothing.
create index watches_active on watches (realm_id, expires_at) where state = 'active';
select fence('watches');

-- Which messages a watch found: where in the text stands in the proposal. Goes with the proposal when that is erased.
create table watch_matches (
  realm_id uuid not null,
  watch_id uuid not null,
  message_id uuid not null,
  attempt int not null,
  primary key (realm_id, watch_id, message_id, attempt),
  foreign key (realm_id, watch_id) references watches (realm_id, id),
  foreign key (realm_id, message_id, attempt) references proposals (realm_id, message_id, attempt) on delete cascade
);
-- For the deletion of a proposal.
create index watch_matches_message on watch_matches (realm_id, message_id, attempt);
select fence('watch_matches');
