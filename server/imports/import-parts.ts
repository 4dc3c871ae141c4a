import type { Platform } from '../platform/module.ts';
import type { Directories } from '../territory/index.ts';

/** What imports need of the house. */
export type ImportParts = Platform & { readonly directories: Directories };
