import { expect, it, onTestFinished } from 'vitest';
import { desk } from '../notices/testing/desk.ts';
import { step } from '../platform/consumers.ts';
import { sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { smallRealm } from '../territory/testing/small-realm.ts';
import { findCasesFor } from './find-cases.ts';
import { indexHistory } from './index-history.ts';
import { onChanges } from './on-changes.ts';

async function room() {
  const { database, clock, parts, realm, openCase } = await desk();
  onTestFinished(() => database.close());
  await openCase({ title: 'Огромная яма на улице Садовой', language: 'ru' });
  return {
    database,
    clock,
    realm,
    openCase,
    index: (onProgress = (_done: number, _total: number) => {}) =>
      indexHistory(parts, realm.realmId, onProgress),
    react: () => step(database, clock, parts.log, onChanges(parts)),
    found: async (q: string) => (await findCasesFor(parts, realm.operator, { q })).items.length,
  };
}

it('a history is found without a reaction to what it tells, and what comes later by reactions', async () => {
  const { index, react, found, openCase } = await room();
  const progress: (readonly [number, number])[] = [];
  await index((done, total) => progress.push([done, total]));
  expect(progress).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(await found('ямы')).toBe(1);
  expect(await react()).toBe(0);
  await openCase({ title: 'Нет отопления третий день', language: 'ru' });
  expect(await react()).toBe(1);
  expect(await found('отопление')).toBe(1);
});

it('nothing another realm tells is passed over', async () => {
  const { database, clock, index, react } = await room();
  await smallRealm(database, clock, `beside-${newId()}`);
  await index();
  expect(await react()).toBe(1);
});

it('whoever has begun to react goes on from there', async () => {
  const { database, index, react, openCase } = await room();
  expect(await react()).toBe(1);
  const cursors = () => database.acrossRealms((tx) => tx.all(sql`select tx, id from event_cursors`));
  const before = await cursors();
  await openCase();
  await index();
  expect(await cursors()).toEqual(before);
});
