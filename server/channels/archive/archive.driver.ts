import type { Driver } from '../contract.ts';

/**
 * What was heard elsewhere and came here as a file. Nothing more is heard of it and nothing can be sent back: a person
 * who has something to say says it in the place itself.
 */
export const archiveDriver: Driver = {
  name: 'archive',
  limits: { publicText: 20_000, privateText: 20_000, perSecond: 1 },
  can: { answerPublicly: false, answerPrivately: false, sendOnce: false, edit: false, delete: false },
  check: () => [],
};
