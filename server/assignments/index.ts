import './assignments.errors.ts';

export type { AgreementSide, Terms } from './agreements/agreement.rules.ts';
export { assignmentsModule } from './assignments.module.ts';
export { carryLetters } from './cross-letters.ts';
export type { PublicDocument } from './letters.schema.ts';
export { passCase } from './pass-case.ts';
export { countRealms } from './realms/count-realms.ts';
export { acceptAssignment, refuseAssignment } from './take-assignment.ts';
