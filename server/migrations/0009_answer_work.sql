-- Work on answers: what people say of the empty-answer detector, and what it has learnt from them.

-- Somebody overrules the detector: a finding is "not so", or an answer it passed is "empty after all".
create table overrules (
  realm_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  answer_version int not null,
  -- The finding overruled; "empty" is the verdict on the whole.
  code text not null,
  says text not null check (says in ('not so', 'empty after all')),
  why text not null,
  -- What the detector saw in those words, for they may change: [{code, value}, …].
  signs jsonb not null,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, answer_id) references answers (realm_id, id)
);
create index overrules_answer on overrules (realm_id, answer_id, id);
select fence('overrules');

-- The weights of a realm's detector; the newest is in force, the older ones say why it once judged otherwise.
create table answer_detectors (
  realm_id uuid not null,
  version int not null,
  weights jsonb not null,
  lessons int not null,
  -- Mean loss on the lessons, each judged by what was learned from the others: shipped weights, and these.
  loss_before real not null,
  loss_after real not null,
  made_at timestamptz not null,
  primary key (realm_id, version)
);
select fence('answer_detectors');
