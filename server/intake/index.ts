import './intake.errors.ts';

export { type Accepted, type Arrival, createAcceptance } from './accept-messages.ts';
export { MissingFile } from './awaited-file.schema.ts';
export { missingFilesOf } from './awaited-files.store.ts';
export { mayBecome } from './disposition.rules.ts';
export { intakeModule } from './intake.module.ts';
export { cleanText, longestText, requireAcceptable } from './message.rules.ts';
export { type Disposition, lockState, writeDisposition } from './states.store.ts';
