import { expect, inject, test } from 'vitest';
import { inspect, requireUsable } from './verify.ts';

test('the embedded server is one Heed can work on', async () => {
  const facts = await inspect(inject('postgres').url);
  expect(facts).toMatchObject({ version: '18.4', trigramsWork: true });
  expect(() => requireUsable(facts)).not.toThrow();
});

test('a server that is too old is refused by its version', () => {
  const facts = { version: '15.6', versionNumber: 150_006, trigramsWork: true };
  expect(() => requireUsable(facts)).toThrow(/PostgreSQL 15\.6; Heed needs 16/);
});

test('a database without trigrams for Cyrillic is refused', () => {
  const facts = { version: '18.4', versionNumber: 180_004, trigramsWork: false };
  expect(() => requireUsable(facts)).toThrow(/no trigrams for Cyrillic/);
});
