import './notices.errors.ts';

export { noticesModule } from './notices.module.ts';
