export { createVerifier } from './acts-file.rules.ts';
export { actsFile } from './acts-file.ts';
export { safeguardsModule } from './safeguards.module.ts';
export { sealActs } from './seal-acts.ts';
