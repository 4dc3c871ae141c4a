import { expect, it } from 'vitest';
import { inItsAuthority, inItsCentre, signedIn } from './policy.ts';
import { sentenceIn } from './policy-words.ts';

it('says who may in the reader’s language', () => {
  expect(sentenceIn('ru', inItsCentre('operator', 'curator'))).toBe(
    'оператор или куратор в этом центре или в вышестоящем',
  );
  expect(sentenceIn('ru', inItsAuthority('head'))).toBe('руководитель ведомства в этом ведомстве');
  expect(sentenceIn('en', signedIn)).toBe('everyone who has signed in');
});
