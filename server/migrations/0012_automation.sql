-- What people keep to work by, and what works by itself.

-- A question asked of the queue or the search, kept under a name: for oneself, or for everyone who works in a centre.
-- Never narrowed by author: the schema of the filter has no such field.
create table saved_views (
  realm_id uuid not null,
  id uuid not null,
  owner_id uuid not null references accounts (id),
  -- Whose team shares it; null: the owner's alone.
  centre_id uuid,
  name text not null,
  filter jsonb not null,
  -- What the filters cannot say, in the predicate language.
  condition jsonb,
  version int not null,
  changed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
-- A person's own; and what the teams they belong to share.
create index saved_views_owner on saved_views (realm_id, owner_id);
create index saved_views_centre on saved_views (realm_id, centre_id) where centre_id is not null;
select fence('saved_views');

-- Where programs of others are told of events, by Standard Webhooks.
create table webhooks (
  realm_id uuid not null,
  id uuid not null,
  name text not null,
  address text not null,
  -- Empty: only rules call it.
  event_types text[] not null,
  -- The signing secret lies in the vault and is never shown.
  secret_id uuid not null,
  enabled boolean not null,
  -- Why it rests, where Heed and not a person put it to rest.
  rest_reason text check (rest_reason in ('failing', 'gone')),
  -- Since when nothing has arrived; null while all is well.
  failing_since timestamptz,
  version int not null,
  created_at timestamptz not null,
  primary key (realm_id, id)
);
select fence('webhooks');

-- What is to be told or was, one a webhook and cause.
create table webhook_deliveries (
  realm_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  -- The event, or the firing of a rule.
  cause_id uuid not null,
  type text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  -- Tries since it was made or last asked for by a person.
  step smallint not null default 0,
  next_at timestamptz,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (realm_id, id),
  unique (realm_id, webhook_id, cause_id),
  foreign key (realm_id, webhook_id) references webhooks (realm_id, id) on delete cascade
);
-- The log of one webhook, newest first.
create index webhook_deliveries_log on webhook_deliveries (realm_id, webhook_id, id desc);
-- What should have been tried and was not, because a process died.
create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'waiting';
select fence('webhook_deliveries');

-- Every try, so that a fault of theirs can be told from one of ours.
create table webhook_attempts (
  realm_id uuid not null,
  delivery_id uuid not null,
  attempt smallint not null,
  at timestamptz not null,
  -- Null: nobody answered.
  status smallint,
  error text,
  primary key (realm_id, delivery_id, attempt),
  foreign key (realm_id, delivery_id) references webhook_deliveries (realm_id, id) on delete cascade
);
select fence('webhook_attempts');

-- When this happens to such a case, then do that.
create table automation_rules (
  realm_id uuid not null,
  id uuid not null,
  name text not null,
  enabled boolean not null,
  event_types text[] not null,
  conditions jsonb not null,
  actions jsonb not null,
  -- What happened before it was last enabled is none of its business.
  since timestamptz not null,
  version int not null,
  primary key (realm_id, id)
);
select fence('automation_rules');

-- Every firing of a rule, once a case and event; it outlives the rule.
create table automation_firings (
  realm_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  rule_name text not null,
  rule_version int not null,
  case_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  at timestamptz not null,
  -- What each action came to: [{"kind", "done", "why"}]
  outcomes jsonb not null,
  primary key (realm_id, id),
  unique (realm_id, rule_id, case_id, event_id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
select fence('automation_firings');
