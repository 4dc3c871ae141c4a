import type { Consumer } from '../../platform/consumers.ts';
import type { CaseParts } from '../act.ts';
import { findCases } from '../cases.store.ts';
import { matches } from './mass.rules.ts';
import { isAnyMassOpen, openMassOn, proposeMembers } from './mass.store.ts';

/** Proposes new cases for the mass problems they match; a person says whether they belong. */
export function onCaseOpenedAmongMany(parts: CaseParts): Consumer {
  return {
    name: 'cases: gather for mass problems',
    types: ['case.opened', 'case.corrected'],
    batch: 500,
    async handle(tx, events) {
      for (const [realmId, ofRealm] of Map.groupBy(events, (event) => event.realmId)) {
        if (!(await isAnyMassOpen(tx, realmId))) continue;
        const ids = [...new Set(ofRealm.flatMap(({ streamId }) => streamId ?? []))];
        const cases = await findCases(tx, realmId, ids);
        const problems = await openMassOn(tx, realmId, [...new Set(cases.map(({ topicId }) => topicId))]);
        if (problems.length === 0) continue;
        const pairs = cases
          .filter(({ imported, massProblemId }) => !imported && !massProblemId)
          .flatMap((row) =>
            problems
              .filter((problem) => matches(problem, row))
              .map(({ id }) => ({ massId: id, caseId: row.id })),
          );
        await proposeMembers(tx, realmId, pairs, parts.clock.now());
      }
    },
  };
}
