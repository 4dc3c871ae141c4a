import type { Words } from '../words/use-words.ts';
import type { Topic } from './directory.ts';

type Term = Pick<Topic['passport'], 'resolutionAmount' | 'resolutionUnit'>;

/** "10 working days", "3 days", "4 hours". */
export function termInWords(t: Words['t'], { resolutionAmount: amount, resolutionUnit }: Term): string {
  // A message chooses by one word.
  return t('passport.term', { amount, unit: resolutionUnit.split(' ')[0] });
}
