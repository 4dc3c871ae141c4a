import './onboarding.errors.ts';

export { onboardingModule } from './onboarding.module.ts';
