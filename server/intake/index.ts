import './intake.errors.ts';

export { type Accepted, type Arrival, createAcceptance } from './accept-messages.ts';
export { mayBecome } from './disposition.rules.ts';
export { intakeModule } from './intake.module.ts';
export { cleanText, longestText, type SetAsideReason, setAsideReasons } from './message.rules.ts';
export { type Disposition, lockState, type MessageState, writeDisposition } from './states.store.ts';
