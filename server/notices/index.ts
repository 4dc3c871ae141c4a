import './notices.errors.ts';

export { absencesAmong, deleteAbsence, insertAbsence } from './absences.store.ts';
export { hearStaffCode } from './messenger.ts';
export { noticesModule } from './notices.module.ts';
export { tellByRule } from './tell-by-rule.ts';
