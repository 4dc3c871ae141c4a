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
  version int not null,
  changed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id)
);
-- A person's own; and what the teams they belong to share.
create index saved_views_owner on saved_views (realm_id, owner_id);
create index saved_views_centre on saved_views (realm_id, centre_id) where centre_id is not null;
select fence('saved_views');
