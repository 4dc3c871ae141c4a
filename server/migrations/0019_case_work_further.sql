-- Case work further: the answer for many is reviewed as any other; orders, checklists, followers, tags, proofs.

-- The language its title was written in; null: made of the names of topic and place, said in the reader's language.
alter table mass_problems add column title_language text;
-- The one answer, as answers have it.
alter table mass_problems add column answer_findings jsonb not null default '[]';
alter table mass_problems add column sent_to_review_at timestamptz;

-- Who said what of the one answer; whoever approved it is named on each answer made from it.
create table mass_answer_reviews (
  realm_id uuid not null,
  id uuid not null,
  mass_problem_id uuid not null,
  verdict text not null check (verdict in ('approved', 'sent back')),
  reasons text[] not null default '{}',
  reason text,
  as_head boolean not null,
  as_curator boolean not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  primary key (realm_id, id),
  foreign key (realm_id, mass_problem_id) references mass_problems (realm_id, id)
);
create index mass_answer_reviews_problem on mass_answer_reviews (realm_id, mass_problem_id, id);
select fence('mass_answer_reviews');
