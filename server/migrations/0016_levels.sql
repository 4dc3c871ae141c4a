-- Boundaries brought in from files; the levels above a realm; topics mapped between levels; new realms in steps.

-- A file of boundaries between its upload and its end. What it says is kept only until then.
create table boundary_imports (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  file_name text not null,
  state text not null check (state in ('waiting', 'applied', 'dropped')),
  -- GeoJSON; null once it has ended.
  content text,
  -- Which of a feature's properties say what, as territory/boundaries reads them.
  options jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- What came of it: counts and problems.
  report jsonb,
  primary key (realm_id, id)
);
select fence('boundary_imports');
