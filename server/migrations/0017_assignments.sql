-- Cases passed to other centres, what realms have agreed on, and what a realm above may know of those below.

-- The tree of realms: a region stands below its country. Empty: it stands by itself.
alter table realms add column if not exists parent_id uuid references realms (id);

-- What one realm lets another have. Each of the two has its own row; only the crossing writes both.
create table agreements (
  realm_id uuid not null,
  id uuid not null,
  -- "given": we let the partner have it; "taken": the partner lets us.
  side text not null check (side in ('given', 'taken')),
  partner_id uuid not null,
  version int not null default 1,
  state text not null check (state in ('proposed', 'offered', 'in force', 'refused', 'ended')),
  -- {topics: null (all) or codes, personal, openCases}
  terms jsonb not null,
  valid_from date not null,
  valid_until date not null,
  -- Null at the partner: ids of people stay in their realm, names of those who sign do not.
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by_name text,
  approved_at timestamptz,
  signed_by_name text,
  signed_at timestamptz,
  ended_reason text,
  ended_at timestamptz,
  primary key (realm_id, id),
  check (valid_until >= valid_from),
  check (partner_id <> realm_id)
);
-- May this be passed, may they look: asked at every crossing.
create index agreements_partner on agreements (realm_id, partner_id) where state = 'in force';
select fence('agreements');

-- A case passed to another centre. Each side has its own row with its own case; within one realm both stand in it.
create table assignments (
  realm_id uuid not null,
  side text not null check (side in ('given', 'taken')),
  id uuid not null,
  version int not null default 1,
  state text not null check (state in ('offered', 'accepted', 'answered', 'refused', 'decided', 'withdrawn')),
  -- "decide": refused thrice, and a centre above both says whose it is.
  purpose text not null check (purpose in ('work', 'decide')),
  -- A centre above has decided: it cannot be refused.
  binding boolean not null default false,
  centre_id uuid not null,
  partner_realm_id uuid not null,
  partner_centre_id uuid not null,
  -- Of the partner, for whoever reads this row; names of centres are public.
  partner_name jsonb not null,
  -- Given: the case that was passed. Taken: the one opened for it, once it is accepted.
  case_id uuid,
  -- What was passed, whole: letters.schema.ts says what it may hold.
  document jsonb not null,
  -- Where an agreement names it: the contact of whoever wrote, sealed in this realm.
  contact_id uuid,
  -- What the other side calls its case.
  partner_number text,
  -- By when it is to be accepted, and then answered.
  due_from timestamptz,
  due_at timestamptz,
  reminded_at timestamptz,
  late_at timestamptz,
  passed_at timestamptz not null,
  primary key (realm_id, side, id),
  foreign key (realm_id, centre_id) references centres (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
-- The panel of a case, and what became of a case that was opened for another centre.
create index assignments_case on assignments (realm_id, case_id);
-- The inbox of a centre.
create index assignments_inbox on assignments (realm_id, centre_id, passed_at desc) where side = 'taken';
-- The timer.
create index assignments_due on assignments (due_at) where state in ('offered', 'accepted') and late_at is null;
select fence('assignments');

-- What both sides said and did, in words both may read: the one history. Each side has its own copy.
create table assignment_letters (
  realm_id uuid not null,
  side text not null check (side in ('given', 'taken')),
  assignment_id uuid not null,
  id uuid not null,
  kind text not null,
  -- Whose letter it is.
  written_by text not null check (written_by in ('given', 'taken')),
  at timestamptz not null,
  data jsonb not null,
  -- It came too late to change anything: the other side had ended it.
  late boolean not null default false,
  -- This side's answer it tells of or became: what its correction is found by. It does not cross.
  answer_id uuid,
  primary key (realm_id, side, id),
  foreign key (realm_id, side, assignment_id) references assignments (realm_id, side, id)
);
create index assignment_letters_of on assignment_letters (realm_id, side, assignment_id, id);
select fence('assignment_letters');

-- Pictures that came from the other side: whoever may read what was passed may look at them.
create table assignment_files (
  realm_id uuid not null,
  side text not null check (side in ('given', 'taken')),
  assignment_id uuid not null,
  file_id uuid not null,
  primary key (realm_id, side, assignment_id, file_id),
  foreign key (realm_id, side, assignment_id) references assignments (realm_id, side, id),
  foreign key (realm_id, file_id) references files (realm_id, id)
);
-- Whoever asks for a file may read it if they may read what it came with.
create index assignment_files_file on assignment_files (realm_id, file_id);
select fence('assignment_files');

-- What a realm above knows of one below, and a realm of itself: counted below, without what is too few to be told.
create table realm_figures (
  realm_id uuid not null,
  about_id uuid not null,
  counted_at timestamptz not null,
  figures jsonb not null,
  primary key (realm_id, about_id)
);
select fence('realm_figures');
