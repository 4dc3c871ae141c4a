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

-- Texts answers are begun from. The row is what is in force; every wording it ever had stays beside it.
create table answer_templates (
  realm_id uuid not null,
  id uuid not null,
  version int not null default 1,
  name text not null,
  -- What is typed to find it at once.
  shortcut text,
  text text not null,
  -- Set on the answer when the template is used; null leaves the answer as it is.
  kind text check (kind in ('interim', 'final')),
  outcome text check (outcome in ('solved', 'explained', 'planned', 'not possible', 'handed on')),
  -- Empty: any topic, any state of the case.
  topic_ids uuid[] not null default '{}',
  case_states text[] not null default '{}',
  owner_id uuid not null,
  changed_at timestamptz not null,
  retired_at timestamptz,
  primary key (realm_id, id)
);
create unique index answer_templates_shortcut on answer_templates (realm_id, lower(shortcut)) where retired_at is null;
select fence('answer_templates');

create table answer_template_versions (
  realm_id uuid not null,
  template_id uuid not null,
  version int not null,
  name text not null,
  text text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (realm_id, template_id, version),
  foreign key (realm_id, template_id) references answer_templates (realm_id, id)
);
select fence('answer_template_versions');

-- Which answer was begun from which wording: how often it helps, and how residents take it.
create table answer_template_uses (
  realm_id uuid not null,
  answer_id uuid not null,
  template_id uuid not null,
  template_version int not null,
  primary key (realm_id, answer_id, template_id),
  foreign key (realm_id, answer_id) references answers (realm_id, id),
  foreign key (realm_id, template_id) references answer_templates (realm_id, id)
);
create index answer_template_uses_template on answer_template_uses (realm_id, template_id);
select fence('answer_template_uses');

-- Who must approve what: an ordered list, the first rule that fits decides. Every list a realm ever had stays.
create table review_rule_sets (
  realm_id uuid not null,
  version int not null,
  rules jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (realm_id, version)
);
select fence('review_rule_sets');

-- Reasons from the list; the free words beside them stay in `reason`.
alter table reviews add column reasons text[] not null default '{}';
-- In which capacity it was said: some answers need both.
alter table reviews add column as_head boolean not null default false;
alter table reviews add column as_curator boolean not null default false;
-- A drafter's record: how often their latest answers were sent back.
create index answers_drafter on answers (realm_id, drafted_by, id) where decided_at is not null;

-- Published answers drawn for a second look by people who neither wrote nor approved them.
create table quality_samples (
  realm_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  drawn_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, answer_id) references answers (realm_id, id)
);
create unique index quality_samples_answer on quality_samples (realm_id, answer_id);
select fence('quality_samples');

create table quality_scores (
  realm_id uuid not null,
  sample_id uuid not null,
  scored_by uuid not null,
  -- {criterion: 0 no, 1 partly, 2 yes}
  scores jsonb not null,
  comment text,
  scored_at timestamptz not null,
  primary key (realm_id, sample_id, scored_by),
  foreign key (realm_id, sample_id) references quality_samples (realm_id, id)
);
select fence('quality_scores');

-- A promise told anew before its day is moved, with the published reason in the answer that told it; after its day it is
-- broken, whatever is said later.
alter table promises drop constraint promises_state_check;
alter table promises add constraint promises_state_check check (state in ('open', 'kept', 'broken', 'moved'));
alter table promises add column moved_to uuid;
alter table promises add column reminded_at timestamptz;

-- An approved answer may wait for its hour.
alter table answers add column publish_at timestamptz;
create index answers_scheduled on answers (publish_at) where state = 'approved' and publish_at is not null;

-- A published answer was wrong: what corrects it is an answer of its own, and the wrong one stays to be read.
alter table answers add column corrects uuid;
alter table answers add foreign key (realm_id, corrects) references answers (realm_id, id);
create unique index answers_corrects on answers (realm_id, corrects) where corrects is not null;
-- What already stands in the channel, by the platform's own id, and is to say this instead.
alter table outgoing add column replaces text;

-- Where its words come from. A model's mark stays whoever changes them; whoever asked it is not the second person.
alter table answers add column ai_model text;
alter table answers add column ai_asked_by uuid[] not null default '{}';
alter table answers add check (not drafted_by_ai or ai_model is not null);
-- Published answers to similar cases it was begun from; one that is gone since is named no more.
alter table answers add column source_ids uuid[] not null default '{}';

-- A model was asked for a draft: by whom, and from which answers it was to write. Its words are kept only where somebody
-- takes them.
create table draft_suggestions (
  realm_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  asked_by uuid not null,
  model text not null,
  source_ids uuid[] not null,
  asked_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, case_id) references cases (realm_id, id)
);
select fence('draft_suggestions');

-- Residents who were asked whether it is solved, by when: those who said nothing are asked once more.
create index outgoing_asked on outgoing (sent_at) where kind = 'is it solved' and state = 'sent';

-- The same problem again: a case at the same place and topic as one whose work was over, not later than 90 days after its
-- closing. One row a repeat; the repeat share of a period is cases closed in it that have one, of all closed in it.
create table case_repeats (
  realm_id uuid not null,
  case_id uuid not null,
  earlier_id uuid not null,
  found_at timestamptz not null,
  primary key (realm_id, case_id),
  foreign key (realm_id, case_id) references cases (realm_id, id),
  foreign key (realm_id, earlier_id) references cases (realm_id, id),
  check (case_id <> earlier_id)
);
create index case_repeats_earlier on case_repeats (realm_id, earlier_id);
select fence('case_repeats');
