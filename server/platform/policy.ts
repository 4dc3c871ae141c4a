import type { Grant, Person, Role } from './actor.ts';
import { Refusal } from './refusal.ts';

/** Where a thing belongs, as far as policies care. */
export interface Belonging {
  readonly realmId: string;
  readonly centreId?: string | null;
  readonly authorityId?: string | null;
}

/** One sentence of a policy: who may, and when. A policy allows what any of its sentences allows. */
export interface Sentence<T> {
  readonly says: string;
  /** The same for programs and other languages: who, and where they must be it. */
  readonly roles: readonly Role[];
  readonly where: 'its centre' | 'its authority' | 'the realm' | 'signed in';
  readonly holds: (person: Person, thing: T) => boolean;
}

export interface Policy<T extends Belonging = Belonging> {
  readonly name: string;
  readonly sentences: readonly Sentence<T>[];
}

export interface Verdict {
  readonly allowed: boolean;
  /** The sentence that allowed it, or the sentences none of which did. */
  readonly because: readonly string[];
}

const declared = new Map<string, Policy>();

export function policy<T extends Belonging>(name: string, ...sentences: Sentence<T>[]): Policy<T> {
  const made = { name, sentences };
  // A policy may look closer at its thing; what every thing has is enough to ask it.
  declared.set(name, made as unknown as Policy);
  return made;
}

/** Every policy by its name, for whoever asks why somebody may or may not. */
export function declaredPolicies(): ReadonlyMap<string, Policy> {
  return declared;
}

/** "an operator of its centre or of one above" and the like. */
export function inItsCentre<T extends Belonging>(...allowed: Role[]): Sentence<T> {
  return {
    says: `${allowed.join(', ')} of its centre or of a centre above it`,
    roles: allowed,
    where: 'its centre',
    holds: (person, thing) =>
      person.grants.some(
        (grant) =>
          allowed.includes(grant.role) && thing.centreId != null && grant.centreIds.includes(thing.centreId),
      ),
  };
}

/** "an executor of its authority" and the like. */
export function inItsAuthority<T extends Belonging>(...allowed: Role[]): Sentence<T> {
  return {
    says: `${allowed.join(', ')} of its authority`,
    roles: allowed,
    where: 'its authority',
    holds: (person, thing) =>
      person.grants.some(
        (grant) =>
          allowed.includes(grant.role) &&
          thing.authorityId != null &&
          grant.authorityId === thing.authorityId,
      ),
  };
}

/** "an administrator anywhere in the realm" and the like. */
export function anywhere<T extends Belonging>(...allowed: Role[]): Sentence<T> {
  return {
    says: `${allowed.join(', ')} anywhere in the realm`,
    roles: allowed,
    where: 'the realm',
    holds: (person) => person.grants.some((grant: Grant) => allowed.includes(grant.role)),
  };
}

/** Everyone who has signed in to this realm. */
export const signedIn: Sentence<Belonging> = {
  says: 'everyone who has signed in',
  roles: [],
  where: 'signed in',
  holds: () => true,
};

export function evaluate<T extends Belonging>(rule: Policy<T>, person: Person, thing: T): Verdict {
  if (person.realmId !== thing.realmId)
    return { allowed: false, because: ['nobody reaches into another realm'] };
  const granting = rule.sentences.find((sentence) => sentence.holds(person, thing));
  if (granting) return { allowed: true, because: [granting.says] };
  return { allowed: false, because: rule.sentences.map((sentence) => sentence.says) };
}

/** The centres where a person's grants satisfy a policy: what a list shows them. */
export function centresWhere(rule: Policy, person: Person): string[] {
  const roles = rule.sentences.flatMap((sentence) => (sentence.where === 'its centre' ? sentence.roles : []));
  return person.grants.flatMap(({ role, centreIds }) => (roles.includes(role) ? centreIds : []));
}

/** @throws Refusal `forbidden` (403) naming the policy and who may. */
export function authorise<T extends Belonging>(rule: Policy<T>, person: Person, thing: T): void {
  const verdict = evaluate(rule, person, thing);
  if (!verdict.allowed)
    throw new Refusal('forbidden', { policy: rule.name, may: verdict.because.join('; ') });
}
