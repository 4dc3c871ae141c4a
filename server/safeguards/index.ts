import './safeguards.errors.ts';

export { createVerifier } from './acts-file.rules.ts';
export { actsFile } from './acts-file.ts';
export { type SetAsideFigures, setAsideFigures, shownOf } from './public-figures.ts';
export { resealAll } from './rotate-keys.ts';
export { safeguardsModule } from './safeguards.module.ts';
export { sealActs } from './seal-acts.ts';
export { countByKey } from './sealed.store.ts';
