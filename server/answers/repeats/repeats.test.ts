import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Case, sightOf } from '../../cases/index.ts';
import { step } from '../../platform/consumers.ts';
import { sql } from '../../platform/database.ts';
import { readStream } from '../../platform/event-log.ts';
import { newId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { type AnswerScene, answerScene, wholeAnswer } from '../testing/answer-scene.ts';
import { onCaseOpenedAgain } from './on-case-opened.ts';
import { repeatShares, repeatsOfAuthority, ripeSpan } from './repeat-shares.store.ts';
import { keepRepeats, repeatsAround } from './repeats.store.ts';

const dayMs = 86_400_000;
const log = createLog('silent');
let scene: AnswerScene;
let streetId: string;

beforeAll(async () => {
  scene = await answerScene();
});

afterAll(() => scene.database.close());

const inRealm: AnswerScene['database']['inRealm'] = (id, work) => scene.database.inRealm(id, work);
const realmId = () => scene.realm.realmId;

/** Opens a case at a house of a street of its own, so that no test sees the others' cases. */
async function openAt(
  house: string | null,
  decision: { areaId?: string; topicId?: string } = {},
): Promise<Case> {
  const row = await scene.openCase('A deep pothole.', decision);
  const place = JSON.stringify({ settlementId: null, streetId, landmarkId: null, house, text: null });
  await inRealm(realmId(), (tx) =>
    tx.run(sql`update cases set place = ${place}::jsonb where realm_id = ${realmId()} and id = ${row.id}`),
  );
  return row;
}

async function solved(house: string | null): Promise<Case> {
  streetId = newId();
  const row = await openAt(house);
  await look();
  await scene.publish(row, wholeAnswer);
  return row;
}

async function close(row: Case): Promise<void> {
  const at = scene.clock.now();
  await inRealm(realmId(), (tx) =>
    tx.run(
      sql`update cases set state = 'closed', closed_at = ${at} where realm_id = ${realmId()} and id = ${row.id}`,
    ),
  );
}

async function look(): Promise<void> {
  while ((await step(scene.database, scene.clock, log, onCaseOpenedAgain(scene.parts))) > 0);
}

const around = (row: Case) =>
  inRealm(realmId(), (tx) => repeatsAround(tx, realmId(), row.id, sightOf(scene.realm.curator)));

describe('the same problem again', () => {
  it('is linked to the earlier case, with what was answered and promised then', async () => {
    const earlier = await solved('4');
    await inRealm(realmId(), (tx) =>
      tx.run(sql`insert into promises (realm_id, id, case_id, answer_id, promised_on, responsible, state)
        select realm_id, ${newId()}, case_id, id, '2026-11-05', 'P. Orlov', 'broken' from answers
        where realm_id = ${realmId()} and case_id = ${earlier.id}`),
    );
    await close(earlier);
    scene.clock.advance(89 * dayMs);
    const again = await openAt('4');
    await look();
    expect(await around(again)).toMatchObject([
      {
        id: earlier.id,
        isEarlier: true,
        answer: wholeAnswer.text,
        promises: [{ promisedOn: '2026-11-05', state: 'broken' }],
      },
    ]);
    expect(await around(earlier)).toMatchObject([{ id: again.id, isEarlier: false }]);
    const story = await inRealm(realmId(), (tx) => readStream(tx, realmId(), again.id));
    const told = story.filter(({ type }) => type === 'case.repeats').map(({ data }) => data);
    expect(told).toEqual([{ earlierId: earlier.id }]);
  });

  it('is not the same after ninety days, at another house, or of another topic', async () => {
    const earlier = await solved('4');
    await close(earlier);
    scene.clock.advance(dayMs);
    const elsewhere = await openAt('6');
    const otherTopic = await openAt('4', { topicId: scene.realm.heatingId });
    scene.clock.advance(90 * dayMs);
    const late = await openAt('4');
    await look();
    for (const row of [elsewhere, otherTopic, late]) expect(await around(row)).toEqual([]);
  });

  it('is seen also before the earlier case is closed, but not while it is being worked on', async () => {
    const open = await solved('8');
    scene.clock.advance(dayMs);
    const again = await openAt('8');
    await look();
    expect(await around(again)).toMatchObject([{ id: open.id }]);
    scene.clock.advance(dayMs);
    streetId = newId();
    const one = await openAt('1');
    scene.clock.advance(dayMs);
    const other = await openAt('1');
    await look();
    expect([...(await around(one)), ...(await around(other))]).toEqual([]);
  });
});

describe('an imported case', () => {
  it('keeps the link it came with when somebody puts its place right', async () => {
    const earlier = await solved('9');
    const imported = await openAt('11');
    await inRealm(realmId(), async (tx) => {
      await tx.run(
        sql`update cases set imported = true where realm_id = ${realmId()} and id = ${imported.id}`,
      );
      await keepRepeats(
        tx,
        realmId(),
        [imported.id],
        [{ caseId: imported.id, earlierId: earlier.id }],
        new Date(0),
      );
    });
    await look();
    expect(await around(imported)).toMatchObject([{ id: earlier.id, isEarlier: true }]);
  });
});

describe('the share of repeats', () => {
  it('is of the cases closed so long ago that they have had their ninety days, with the cases behind it', async () => {
    const [back, quiet] = [await solved('7'), await solved('8')];
    for (const row of [back, quiet]) await close(row);
    streetId = await streetOf(back);
    scene.clock.advance(30 * dayMs);
    const later = await openAt('7');
    await look();
    const sight = sightOf(scene.realm.curator);
    const asked = () => {
      const span = ripeSpan(scene.clock.now());
      return inRealm(realmId(), async (tx) => ({
        shares: await repeatShares(tx, realmId(), sight, span),
        pairs: await repeatsOfAuthority(tx, realmId(), sight, scene.realm.roadsId, span),
      }));
    };
    const young = await asked();
    expect(young.pairs.map(({ earlierId }) => earlierId)).not.toContain(back.id);
    scene.clock.advance(61 * dayMs);
    const ripe = await asked();
    expect(ripe.pairs.find(({ earlierId }) => earlierId === back.id)).toMatchObject({ laterId: later.id });
    expect(ripe.pairs.map(({ earlierId }) => earlierId)).not.toContain(quiet.id);
    const of = ({ shares }: typeof ripe) =>
      shares.find(({ authorityId }) => authorityId === scene.realm.roadsId);
    expect(of(ripe)!.closed).toBeGreaterThanOrEqual(2);
    expect(of(ripe)!.repeated).toBe(new Set(ripe.pairs.map(({ earlierId }) => earlierId)).size);
    scene.clock.advance(90 * dayMs);
    expect(of(await asked())).toMatchObject({
      closedBefore: of(ripe)!.closed,
      repeatedBefore: of(ripe)!.repeated,
    });
  });
});

async function streetOf(row: Case): Promise<string> {
  const found = await inRealm(realmId(), (tx) =>
    tx.one(sql<{ id: string }>`select place->>'streetId' as id from cases
      where realm_id = ${realmId()} and id = ${row.id}`),
  );
  return found.id;
}
