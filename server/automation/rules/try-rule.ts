import type { Static } from 'typebox';
import { factsOfCases, findCases, sightOf } from '../../cases/index.ts';
import type { Person } from '../../platform/actor.ts';
import { authorise } from '../../platform/policy.ts';
import { mayKeepRules } from '../automation.policies.ts';
import type { RuleParts } from './act-by-rule.ts';
import { compileRule } from './match.rules.ts';
import type { Trial } from './rule.schema.ts';
import type { Rule } from './rule.types.ts';
import { latestEvents } from './rules.store.ts';

const mostTried = 1000;
const mostShown = 50;

/**
 * Which of the last thousand events a rule would have fired for, asked of the cases as they are now; nothing is done.
 * @throws Refusal `forbidden`
 */
export async function tryRule(
  parts: RuleParts,
  person: Person,
  rule: Pick<Rule, 'eventTypes' | 'conditions'>,
): Promise<Static<typeof Trial>> {
  const { realmId } = person;
  authorise(mayKeepRules, person, { realmId });
  const holds = compileRule(rule);
  return parts.database.inRealm(realmId, async (tx) => {
    const asked = { realmId, sight: sightOf(person), types: rule.eventTypes, limit: mostTried };
    const events = await latestEvents(tx, asked);
    const cases = await findCases(tx, realmId, [...new Set(events.map(({ caseId }) => caseId))]);
    const directory = await parts.directories.of(tx, realmId);
    const facts = await factsOfCases(tx, realmId, directory, cases);
    const rows = new Map(cases.map((row) => [row.id, row]));
    const fired = events.filter((event) => {
      const known = facts.get(event.caseId);
      return known !== undefined && holds(event, known);
    });
    const examples = fired.slice(0, mostShown).map(({ caseId, type, at }) => {
      const { number, title } = rows.get(caseId)!;
      return { caseId, number, title, eventType: type, at: at.toISOString() };
    });
    return { tried: events.length, fired: fired.length, examples };
  });
}
