import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import { sql, type Tx } from '../../platform/database.ts';
import { authorise, evaluate } from '../../platform/policy.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Directory } from '../../territory/index.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase, mayReadCase } from '../case.policies.ts';
import type { Case } from '../case.types.ts';
import { caseRow } from '../case-view.ts';
import { findCases } from '../cases.store.ts';
import { sightOf } from '../sight.ts';
import type { MassDetail, MassRow } from './mass.schema.ts';
import { findMass, listMass, membersOf } from './mass.store.ts';
import type { MassProblem } from './mass.types.ts';

const mostShown = 200;
const iso = (date: Date | null) => date?.toISOString() ?? null;

export function listMassFor(parts: CaseParts, person: Person): Promise<Static<typeof MassRow>[]> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const rows = await listMass(tx, realmId, sightOf(person), mostShown);
    const name = await namesOf(
      tx,
      rows.map(({ declaredBy }) => declaredBy),
    );
    const directory = await parts.directories.of(tx, realmId);
    return rows.map((row) => ({
      ...shown(row, name, titleFor(directory, row, person.language)),
      confirmed: row.confirmed,
      proposed: row.proposed,
    }));
  });
}

/** @throws Refusal `mass-problem-unknown`, `forbidden` */
export function readMassFor(
  parts: CaseParts,
  person: Person,
  id: string,
): Promise<Static<typeof MassDetail>> {
  const { realmId } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const problem = await findMass(tx, realmId, id);
    if (!problem) throw new Refusal('mass-problem-unknown');
    const members = await shownMembers(tx, parts, person, id);
    if (members.length === 0)
      authorise(mayReadCase, person, { realmId, centreId: problem.centreId, authorityId: null });
    const directory = await parts.directories.of(tx, realmId);
    const { draftedBy, decidedBy, declaredBy } = problem;
    const name = await namesOf(tx, [declaredBy, draftedBy, decidedBy]);
    return {
      ...shown(problem, name, titleFor(directory, problem, person.language)),
      answer: problem.answer,
      answerReason: problem.answerReason,
      draftedById: draftedBy,
      draftedByName: name(draftedBy),
      decidedByName: name(decidedBy),
      decidedAt: iso(problem.decidedAt),
      members,
      sample: await sampleOf(tx, realmId, id),
      mayDecide: evaluate(mayDecideOnCase, person, {
        realmId,
        centreId: problem.centreId,
        authorityId: null,
      }).allowed,
    };
  });
}

/** Of its cases those this person may read: a head sees their own authority's. */
async function shownMembers(tx: Tx, parts: CaseParts, person: Person, id: string) {
  const { realmId, language } = person;
  const members = await membersOf(tx, realmId, id);
  const cases = new Map(
    (
      await findCases(
        tx,
        realmId,
        members.map(({ caseId }) => caseId),
      )
    ).map((row) => [row.id, row]),
  );
  const directory = await parts.directories.of(tx, realmId);
  const now = parts.clock.now();
  return members.flatMap(({ caseId, state, reason, answerId, sampled }) => {
    const row = cases.get(caseId);
    if (!row || !evaluate(mayReadCase, person, belonging(realmId, row)).allowed) return [];
    const answered = answerId !== null;
    return [{ state, reason, answered, sampled, row: caseRow(directory, row, language, now) }];
  });
}

const belonging = (realmId: string, { centreId, authorityId }: Case) => ({ realmId, centreId, authorityId });

/** The title as it was written, or the names of topic and place in the reader's language. */
export function titleFor(
  directory: Directory,
  row: Pick<MassProblem, 'title' | 'titleLanguage' | 'topicId' | 'areaId'>,
  language: string,
): { title: string; titleLanguage: string } {
  if (row.titleLanguage !== null) return { title: row.title, titleLanguage: row.titleLanguage };
  const names = [directory.topics.get(row.topicId)?.name, directory.areas.get(row.areaId ?? '')?.name];
  const title = names.flatMap((name) => name?.[language] ?? []).join(' · ');
  return title === ''
    ? { title: row.title, titleLanguage: directory.language }
    : { title, titleLanguage: language };
}

function shown(
  row: MassProblem,
  name: (id: string | null) => string | null,
  titled: { title: string; titleLanguage: string },
) {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    ...titled,
    topicId: row.topicId,
    centreId: row.centreId,
    areaId: row.areaId,
    since: row.since.toISOString(),
    burst: row.burst,
    reason: row.reason,
    declaredAt: row.declaredAt.toISOString(),
    declaredByName: name(row.declaredBy),
    answerState: row.answerState,
  };
}

async function namesOf(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  const rows =
    asked.length === 0
      ? []
      : await tx.all(
          sql<{ id: string; name: string }>`select id, name from accounts where id = any(${asked}::uuid[])`,
        );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? null) : null);
}

/** What the residents of the sample said last of the answer for all. */
function sampleOf(tx: Tx, realmId: string, massId: string) {
  return tx.one(sql<{ asked: number; answered: number; solved: number; notSolved: number }>`
    select count(*) as asked, count(v.solved) as answered, count(*) filter (where v.solved) as solved,
      count(*) filter (where not v.solved) as "notSolved"
    from mass_problem_cases m
    left join lateral (select solved from verdicts v where v.realm_id = m.realm_id and v.case_id = m.case_id
      and v.answer_id = m.answer_id order by v.id desc limit 1) v on true
    where m.realm_id = ${realmId} and m.mass_problem_id = ${massId} and m.sampled`);
}
