import type { Concepts } from './phrases.ts';

export const dangersEn: Concepts = {
  gas: ['smell*|leak* ~ gas', 'gas ~ smell*|leak*'],
  trapped: ['trapped|stuck ~ lift|elevator'],
  fire: ['on fire|burning'],
  wire: ['live|fallen|bare|sparking ~ wire*|cable*'],
  manhole: ['open|missing ~ manhole*'],
};
