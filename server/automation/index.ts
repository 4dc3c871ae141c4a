import './automation.errors.ts';

export { automationModule } from './automation.module.ts';
