import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldClock } from '../platform/clock.ts';
import { type Database, openDatabase } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { testDatabase } from '../platform/testing/database.ts';
import { createDirectories, type Directory } from '../territory/index.ts';
import { type SmallRealm, smallRealm } from '../territory/testing/small-realm.ts';
import { playStory } from './story-rows.ts';
import type { DemoFinal, DemoStory } from './world/index.ts';

const now = Date.parse('2026-11-02T08:00:00Z');
const dayMs = 86_400_000;
let database: Database;
let realm: SmallRealm;
let directory: Directory;

beforeAll(async () => {
  database = openDatabase(await testDatabase());
  realm = await smallRealm(database, heldClock(new Date(now).toISOString()));
  directory = await database.inRealm(realm.realmId, (tx) => createDirectories().of(tx, realm.realmId));
});

afterAll(() => database.close());

/** A case taken up thirty days ago, with a word in between about a day `promised` days from the demo's beginning. */
function play(promised: number, told: Partial<DemoStory> = {}) {
  const start = now - 30 * dayMs;
  const story: DemoStory = {
    operatorId: 'operator',
    acceptedAt: start,
    assignedAt: start,
    authorityCode: 'roads',
    executorId: 'executor',
    interim: { text: 'We are on it.', at: start + dayMs, promisedFor: now + promised * dayMs },
    ...told,
  };
  const person = (name: string) => ({ id: null, name, kind: 'system' as const });
  const teller = { directory, now, person, authority: () => realm.roadsId };
  return playStory(teller, story, {
    messageId: newId(),
    text: 'A deep pothole.',
    language: 'en',
    topicId: realm.potholesId,
    type: 'solve',
    severity: 3,
    severityReason: null,
    centreId: realm.regionCentreId,
    areaId: realm.northId,
    place: null,
    lon: null,
    lat: null,
    reach: 0,
    channelId: newId(),
    registeredAt: new Date(start),
  });
}

const finalAt = (at: number): DemoFinal => ({
  text: 'Filled.',
  outcome: 'solved',
  quality: 'good',
  draftedAt: at,
  reviewedAt: at,
  at,
  executorId: 'executor',
  reviewerId: 'curator',
});

const settled = (rows: ReturnType<typeof playStory>) =>
  rows.events.filter(({ type }) => type === 'promise.settled').map(({ data }) => data);

describe('the promises of the demo', () => {
  it('are broken the day after theirs when nothing was said', () => {
    const rows = play(-5);
    expect(rows.promises).toMatchObject([{ state: 'broken', settled_at: new Date('2026-10-29T00:00:00Z') }]);
    expect(settled(rows)).toEqual([{ promiseId: rows.promises[0]!.id, state: 'broken' }]);
  });

  it('stay broken when the answer came after their day, and are kept when it came before', () => {
    expect(play(-5, { final: finalAt(now - 2 * dayMs) }).promises).toMatchObject([{ state: 'broken' }]);
    const kept = play(-5, { final: finalAt(now - 7 * dayMs) });
    expect(kept.promises).toMatchObject([{ state: 'kept' }]);
    expect(settled(kept)).toHaveLength(1);
  });

  it('are open only while their day has not passed', () => {
    expect(play(3).promises).toMatchObject([{ state: 'open', settled_at: null }]);
    expect(play(0).promises).toMatchObject([{ state: 'open' }]);
  });
});
