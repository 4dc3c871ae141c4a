import type { Concepts } from './phrases.ts';

export const contextsEn: Concepts = {
  thanks: ['thank you|thanks|grateful'],
  formal: ['formal complaint|request', 'freedom of information'],
  question: ['why', 'when', 'how do|can|long', 'who', 'where', 'which', 'could you tell|explain'],
  request: ['please fix|repair|remove|send|help', 'fix|repair'],
};
