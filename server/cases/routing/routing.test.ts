import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import type { RoutingRule } from '../../territory/index.ts';
import { restoreRouting, routingVersions } from '../../territory/routing-versions.ts';
import { saveRouting } from '../../territory/save-routing.ts';
import { actOnCase } from '../act.ts';
import { tryRouting } from './try-routing.ts';

let scene: AnswerScene;

beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

const rulesNow = () =>
  scene.database.inRealm(scene.realm.realmId, async (tx) => {
    const { routing } = await scene.parts.directories.of(tx, scene.realm.realmId);
    return [...routing];
  });

describe('the test bench of routing', () => {
  it('shows what proposed rules would have done, by authority with examples, and changes nothing', async () => {
    for (let n = 0; n < 4; n += 1) await scene.openCase(`Pothole ${n} by the school.`);
    await scene.openCase('Pothole by the mill.');
    const { townHallId, roadsId, potholesId, heatingId } = scene.realm;
    const proposed: RoutingRule[] = [
      {
        id: '0198aaaa-0000-7000-8000-000000000001',
        position: 0,
        conditions: { all: [{ field: 'topic', in: [potholesId] }, { words: ['schools'] }] },
        authorityId: townHallId,
        executorId: null,
        note: null,
        version: 1,
      },
      ...(await rulesNow()),
    ];
    const trial = await tryRouting(scene.parts, scene.realm.curator, {
      rules: proposed,
      days: 31,
      limit: 100,
    });
    expect(trial).toMatchObject({ tried: 5, unroutedBefore: 0, unroutedAfter: 0, findings: [] });
    expect(trial.moves).toMatchObject([{ from: roadsId, to: townHallId, count: 4 }]);
    expect(trial.moves[0]!.examples).toHaveLength(3);
    const late = { ...proposed[0]!, position: 9, id: '0198aaaa-0000-7000-8000-000000000002' };
    const heat = {
      ...late,
      id: '0198aaaa-0000-7000-8000-000000000003',
      conditions: { field: 'topic' as const, in: [heatingId] },
    };
    const faulty = [...(await rulesNow()), late, heat];
    const { findings } = await tryRouting(scene.parts, scene.realm.curator, {
      rules: faulty,
      days: 31,
      limit: 1,
    });
    expect(findings).toEqual([{ ruleId: late.id, kind: 'covered', by: (await rulesNow())[0]!.id }]);
  });

  it('keeps every set of rules that was in force, and a way back to it', async () => {
    const [first] = await rulesNow();
    const { parts, realm } = scene;
    const change = { id: first!.id, seen: first!.version };
    const moved = { ...first!, authorityId: realm.townHallId };
    const saved = await saveRouting(parts, realm.administrator, moved, change);
    await saveRouting(parts, realm.administrator, null, { id: first!.id, seen: saved.version });
    const [newest, before] = await routingVersions(parts, realm.administrator);
    expect([newest!.version, before!.version]).toEqual([2, 1]);
    expect(newest!.rules).toHaveLength(before!.rules.length - 1);
    await restoreRouting(parts, realm.administrator, 1);
    expect((await rulesNow()).find(({ id }) => id === first!.id)).toMatchObject({
      authorityId: realm.townHallId,
    });
    expect((await routingVersions(parts, realm.administrator))[0]).toMatchObject({ version: 3 });
  });
});

describe('forwarding "not ours"', () => {
  it('is counted, and the third time goes to the curator instead', async () => {
    let row = await scene.openCase('Whose is the bridge?');
    const { realm, parts } = scene;
    const forward = async (authorityId: string) => {
      row = await actOnCase(parts, realm.curator, row.id, row.version, {
        act: 'forward',
        authorityId,
        reason: 'Not ours.',
      });
    };
    const [one, other] =
      row.authorityId === realm.roadsId
        ? [realm.townHallId, realm.roadsId]
        : [realm.roadsId, realm.townHallId];
    await forward(one);
    await forward(other);
    expect(row).toMatchObject({ state: 'assigned', authorityId: other, forwardedCount: 2 });
    await forward(one);
    expect(row).toMatchObject({ state: 'accepted', authorityId: null, forwardedCount: 3 });
  });
});
