import { grantsOf } from '../access/index.ts';
import type { Person } from '../platform/actor.ts';
import type { Platform } from '../platform/module.ts';
import { authorise, declaredPolicies } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { peopleOfRealm } from './people.store.ts';
import { mayAskWhy } from './safeguards.policies.ts';
import type { Why } from './safeguards.schema.ts';

type Parts = Pick<Platform, 'database' | 'clock'>;

/** @throws Refusal `forbidden` */
export function whyChoicesFor(parts: Parts, asker: Person) {
  const { realmId } = asker;
  authorise(mayAskWhy, asker, { realmId });
  return parts.database.inRealm(realmId, async (tx) => ({
    people: await peopleOfRealm(tx, realmId),
    policies: [...declaredPolicies().keys()].sort(),
  }));
}

/**
 * Why somebody of the realm may do something with a thing of this centre or authority, or why not: every sentence of the
 * policy with whether it holds for the grants they have now.
 * @throws Refusal `forbidden`, `not-found` for a person of another realm or a policy there is not
 */
export function why(
  parts: Parts,
  asker: Person,
  asked: {
    personId: string;
    policy: string;
    centreId?: string | undefined;
    authorityId?: string | undefined;
  },
): Promise<Why> {
  const { realmId } = asker;
  authorise(mayAskWhy, asker, { realmId });
  const rule = declaredPolicies().get(asked.policy);
  if (!rule) throw new Refusal('not-found');
  return parts.database.inRealm(realmId, async (tx) => {
    const found = (await peopleOfRealm(tx, realmId)).find(({ id }) => id === asked.personId);
    if (!found) throw new Refusal('not-found');
    const grants = await grantsOf(tx, realmId, found.id, parts.clock.now());
    const person: Person = { kind: 'person', realmId, language: 'en', ...found, grants };
    const { centreId = null, authorityId = null } = asked;
    const thing = { realmId, centreId, authorityId };
    const sentences = rule.sentences.map(({ says, where, roles, holds }) => {
      const held = grants.length > 0 && holds(person, thing);
      const elsewhere = !held && grants.some(({ role }) => roles.includes(role));
      return { says, where, roles: [...roles], holds: held, elsewhere };
    });
    return {
      allowed: sentences.some(({ holds }) => holds),
      policy: rule.name,
      personName: found.name,
      sentences,
      grants: grants.map((grant) => ({ ...grant, centreIds: [...grant.centreIds] })),
    };
  });
}
