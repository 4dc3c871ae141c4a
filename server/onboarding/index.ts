import './onboarding.errors.ts';

export { makeFirstRealm } from './first-realm.ts';
export { onboardingModule } from './onboarding.module.ts';
