import './assignments.errors.ts';

export { assignmentsModule } from './assignments.module.ts';
