import './safeguards.errors.ts';

export { createVerifier } from './acts-file.rules.ts';
export { eraseByLink } from './erase-messages.ts';
export { threadOfLink } from './erasure.store.ts';
export { type Held, heldAbout } from './held.ts';
export { keepRetention } from './keep-retention.ts';
export { type SetAsideFigures, setAsideFigures, shownOf } from './public-figures.ts';
export { resealAll } from './rotate-keys.ts';
export { safeguardsModule } from './safeguards.module.ts';
export { countByKey } from './sealed.store.ts';
export { takeActsFile } from './take-acts-file.ts';
