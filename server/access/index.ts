import './access.errors.ts';

export { accessModule } from './access.module.ts';
export { addPerson, changePassword, preparePassword } from './add-person.ts';
export { makeApiToken, type Service, serviceRecogniser } from './api-tokens.ts';
export { grantsOf, staffOf } from './grants.store.ts';
export type { Me } from './me.ts';
export { hashPassword } from './passwords.ts';
