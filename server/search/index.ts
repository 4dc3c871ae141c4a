import './search.errors.ts';

export { searchModule } from './search.module.ts';
