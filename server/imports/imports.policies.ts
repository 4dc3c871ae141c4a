import { anywhere, policy } from '../platform/policy.ts';

export const mayImport = policy('imports.run', anywhere('administrator', 'curator'));
