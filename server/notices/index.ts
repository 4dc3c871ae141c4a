import './notices.errors.ts';

export { noticesModule } from './notices.module.ts';
export { tellByRule } from './tell-by-rule.ts';
