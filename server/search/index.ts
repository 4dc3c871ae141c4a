import './search.errors.ts';

export { indexHistory } from './index-history.ts';
export { searchModule } from './search.module.ts';
