import './access.errors.ts';

export { accessModule } from './access.module.ts';
export { mayReadPeople } from './access.policies.ts';
export { addByHand } from './add-by-hand.ts';
export { addPerson, changePassword, preparePassword } from './add-person.ts';
export { makeApiToken, type Service, serviceRecogniser } from './api-tokens.ts';
export { grantsOf, staffOf, type WorksAt, workplacesOf } from './grants.store.ts';
export type { Me } from './me.ts';
export { invitationJob } from './password-links.ts';
export { hashPassword } from './passwords.ts';
export { invite, readPeople } from './people.ts';
export { requireWorksAt } from './require-works-at.ts';
