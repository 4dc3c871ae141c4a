/** Who does something. Every event and every outward act names one. */
export type Role = 'operator' | 'curator' | 'executor' | 'head' | 'leader' | 'analyst' | 'administrator';

export const roles: readonly Role[] = [
  'operator',
  'curator',
  'executor',
  'head',
  'leader',
  'analyst',
  'administrator',
];

/** A role somewhere: in a centre and all below it, or in one authority. */
export interface Grant {
  readonly role: Role;
  /** The centre and every centre below it; empty for a grant in an authority. */
  readonly centreIds: readonly string[];
  readonly authorityId: string | null;
}

export interface Person {
  readonly kind: 'person';
  readonly id: string;
  readonly realmId: string;
  readonly name: string;
  readonly language: string;
  /** All they may do now; what they chose to act as, if they chose. */
  readonly grants: readonly Grant[];
  /** The grant they chose. */
  readonly actingId?: string | null;
  /** Their realm asks for a second factor: until they have one, they may do nothing but set it up. */
  readonly lacksFactor?: boolean;
  /** Their session ends after so long without use. */
  readonly idleMinutes?: number | null;
}

/** A step of the software itself: an importer, triage, a timer. `name` says which. */
export interface System {
  readonly kind: 'system';
  readonly name: string;
}

/** A resident acting through the private link of one case. */
export interface Resident {
  readonly kind: 'resident';
  readonly realmId: string;
  readonly caseId: string;
}

export type Actor = Person | System | Resident;

export function system(name: string): System {
  return { kind: 'system', name };
}
