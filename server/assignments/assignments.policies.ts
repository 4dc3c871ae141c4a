import { inItsCentre, policy } from '../platform/policy.ts';

/** Passing a case on, taking one, refusing it, writing to the other side. */
export const mayPassCases = policy('assignments.pass', inItsCentre('operator', 'curator'));
export const mayReadAssignments = policy(
  'assignments.read',
  inItsCentre('operator', 'curator', 'leader', 'analyst', 'administrator'),
);
/** Whose a case is that was refused again and again. */
export const mayDecideOwner = policy('assignments.decide', inItsCentre('curator', 'leader'));

/** Of the centre at the top of a realm. */
export const mayReadAgreements = policy(
  'agreements.read',
  inItsCentre('curator', 'leader', 'analyst', 'administrator'),
);
export const mayChangeAgreements = policy('agreements.change', inItsCentre('leader', 'administrator'));
export const mayCompareRealms = policy(
  'realms.compare',
  inItsCentre('curator', 'leader', 'analyst', 'administrator'),
);
export const mayOpenRealmCases = policy('realms.open-cases', inItsCentre('curator', 'leader', 'analyst'));
