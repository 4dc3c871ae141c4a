import type { Static } from 'typebox';
import type { Person } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database.ts';
import { evaluate } from '../../platform/policy.ts';
import type { CaseParts } from '../act.ts';
import { appealOf } from '../appeals/appeals.ts';
import { shownAppeal } from '../appeals/shown-appeal.ts';
import { mayDecideOnCase, mayReadCase, mayWorkOnCase } from '../case.policies.ts';
import { isOpen } from '../case.rules.ts';
import type { Case } from '../case.types.ts';
import { caseRow } from '../case-view.ts';
import { findCases } from '../cases.store.ts';
import { checksOf, wordsOfItem } from '../checklists/checklists.ts';
import { followersOf } from '../follow/follow.ts';
import { tiesOf } from '../join/ties.store.ts';
import { massesOfCase } from '../mass/mass.store.ts';
import { titleFor } from '../mass/read-mass.ts';
import { nearbyCases } from '../nearby.store.ts';
import { requireReadable } from '../read-case.ts';
import { sightOf } from '../sight.ts';
import { tagsOf } from '../tags/tags.ts';
import { tasksOf } from '../tasks/tasks.ts';
import type { CaseWork } from './work.schema.ts';

/** @throws Refusal `case-unknown`, `forbidden` */
export function readWorkFor(
  parts: CaseParts,
  person: Person,
  caseId: string,
): Promise<Static<typeof CaseWork>> {
  const { realmId, language } = person;
  return parts.database.inRealm(realmId, async (tx) => {
    const row = await requireReadable(tx, person, caseId);
    const directory = await parts.directories.of(tx, realmId);
    const now = parts.clock.now();
    const show = (one: Case) => caseRow(directory, one, language, now);
    const thing = { realmId, centreId: row.centreId, authorityId: row.authorityId };
    const appeal = await appealOf(tx, realmId, caseId);
    const nearby = isOpen(row.state) ? await nearbyCases(tx, realmId, sightOf(person), row, now) : [];
    const followers = (await followersOf(tx, realmId, [caseId])).get(caseId) ?? [];
    return {
      ties: (await shownTies(tx, person, caseId)).map(({ reason, row: one }) => ({ reason, row: show(one) })),
      same: nearby.filter((one) => isOpen(one.state)).map(show),
      massProblems: (await massesOfCase(tx, realmId, caseId)).map((one) => ({
        id: one.id,
        state: one.state,
        memberState: one.memberState,
        ...titleFor(directory, one, language),
      })),
      tasks: await tasksOf(tx, realmId, caseId),
      appeal: appeal ? shownAppeal(appeal) : null,
      follows: followers.includes(person.id),
      followers: followers.length,
      checklist: (await checksOf(tx, parts, realmId, row)).map((item) => ({
        id: item.id,
        text: wordsOfItem(item, language),
        required: item.required,
        done: item.done && { byName: item.done.byName, at: item.done.at.toISOString() },
      })),
      tags: await tagsOf(tx, realmId, caseId),
      mayWork: isOpen(row.state) && evaluate(mayWorkOnCase, person, thing).allowed,
      mayDecide: evaluate(mayDecideOnCase, person, thing).allowed,
    };
  });
}

/** Only those this person may read. */
async function shownTies(tx: Tx, person: Person, caseId: string): Promise<{ reason: string; row: Case }[]> {
  const { realmId } = person;
  const ties = await tiesOf(tx, realmId, caseId);
  if (ties.length === 0) return [];
  const ids = ties.map(({ otherId }) => otherId);
  const cases = new Map((await findCases(tx, realmId, ids)).map((row) => [row.id, row]));
  return ties.flatMap(({ otherId, reason }) => {
    const row = cases.get(otherId);
    if (!row) return [];
    const { centreId, authorityId } = row;
    return evaluate(mayReadCase, person, { realmId, centreId, authorityId }).allowed ? [{ reason, row }] : [];
  });
}
