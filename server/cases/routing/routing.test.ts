import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../../answers/testing/answer-scene.ts';
import { sql } from '../../platform/database.ts';
import { noEffects, type RoutingRule } from '../../territory/index.ts';
import { restoreRouting, routingVersions } from '../../territory/routing-versions.ts';
import { saveRouting } from '../../territory/save-routing.ts';
import { actOnCase } from '../act.ts';
import { followersOf } from '../follow/follow.ts';
import { declareMass } from '../mass/declare-mass.ts';
import { membersOf } from '../mass/mass.store.ts';
import { tagsOf } from '../tags/tags.ts';
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
        ...noEffects,
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

  it('lets people who change the rules at the same moment take turns', async () => {
    const { parts, realm } = scene;
    const back = () => restoreRouting(parts, realm.administrator, 1);
    const made = await Promise.all([back(), back(), back()]);
    expect(made.map(({ version }) => version).toSorted()).toEqual([4, 5, 6]);
    const [first] = await rulesNow();
    const change = () =>
      saveRouting(parts, realm.administrator, first!, { id: first!.id, seen: first!.version });
    const ends = await Promise.allSettled([change(), change()]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? 'saved' : end.reason.code)).toSorted()).toEqual([
      'changed-meanwhile',
      'saved',
    ]);
  });
});

describe('what a rule does beside choosing the authority', () => {
  const effects = {
    tags: ['Winter  Roads', 'winter roads'],
    joinsMassProblem: true,
    automaticFrom: 0.9,
  };

  it('marks the case, lets colleagues follow it and joins the mass problem, in the name of the rules', async () => {
    const { parts, realm, database } = scene;
    const { realmId, curator, administrator, executor } = realm;
    const [first] = await rulesNow();
    const problem = await declareMass(parts, curator, {
      caseId: (await scene.openCase('Ice on the bridge.')).id,
      title: 'Ice',
      reason: 'One frost.',
      everywhere: true,
    });
    const rule = { ...first!, ...effects, watcherIds: [curator.id, executor.id] };
    await saveRouting(parts, administrator, rule, { id: rule.id, seen: rule.version });
    const row = await scene.openCase('Ice on the bridge again.');
    expect(row).toMatchObject({ massProblemId: problem.id, version: 2 });
    const stored = await database.inRealm(realmId, async (tx) => ({
      tags: await tagsOf(tx, realmId, row.id),
      followers: (await followersOf(tx, realmId, [row.id])).get(row.id)?.toSorted(),
      member: (await membersOf(tx, realmId, problem.id)).find(({ caseId }) => caseId === row.id)?.state,
      told: await tx.all(sql`select type, actor_kind as kind, actor_name as name from events
        where realm_id = ${realmId} and stream_id = ${row.id} and type in ('case.tagged', 'case.gathered') order by type`),
    }));
    expect(stored).toEqual({
      tags: ['winter roads'],
      followers: [curator.id, executor.id].toSorted(),
      member: 'confirmed',
      told: ['case.gathered', 'case.tagged'].map((type) => ({ type, kind: 'system', name: 'routing' })),
    });
  });

  it('is shown by the test bench: how many messages had it and would have it', async () => {
    const { parts, realm } = scene;
    const bare = (await rulesNow()).map((rule) => ({ ...rule, ...noEffects }));
    const { effects: found, tried } = await tryRouting(parts, realm.curator, {
      rules: bare,
      days: 31,
      limit: 100,
    });
    const all = { before: tried, after: 0, changed: tried };
    expect(found).toEqual(
      ['tags', 'watchers', 'mass problem', 'automatic'].map((kind) => ({ kind, ...all })),
    );
  });

  it('is kept by its version, and followed only by people of the realm', async () => {
    const { parts, realm } = scene;
    const [first] = await rulesNow();
    const change = { id: first!.id, seen: first!.version };
    const stranger = { ...first!, watcherIds: ['0198aaaa-0000-7000-8000-00000000000f'] };
    await expect(saveRouting(parts, realm.administrator, stranger, change)).rejects.toMatchObject({
      code: 'invalid',
    });
    const saved = await saveRouting(parts, realm.administrator, { ...first!, ...noEffects }, change);
    const [, before] = await routingVersions(parts, realm.administrator);
    await restoreRouting(parts, realm.administrator, before!.version);
    expect((await rulesNow())[0]).toMatchObject({ tags: ['winter roads'], automaticFrom: 0.9 });
    expect(saved.version).toBe(first!.version + 1);
  });
});

describe('an executor a rule names', () => {
  const withExecutor = async (executorId: string | null) => {
    const { parts, realm } = scene;
    const [first] = await rulesNow();
    const change = { id: first!.id, seen: first!.version };
    const rule = { ...first!, ...noEffects, authorityId: realm.roadsId, executorId };
    return saveRouting(parts, realm.administrator, rule, change);
  };
  const setDisabled = (accountId: string, at: Date | null) =>
    scene.database.acrossRealms((tx) =>
      tx.run(sql`update accounts set disabled_at = ${at} where id = ${accountId}`),
    );

  it('works at the authority of the rule, or the rule is not saved', async () => {
    const { townExecutor } = scene.realm;
    await expect(withExecutor(townExecutor.id)).rejects.toMatchObject({ code: 'executor-elsewhere' });
  });

  it('gets its cases while they work there; after that the authority does, and the case and the test bench say so', async () => {
    const { parts, realm } = scene;
    const { id } = await withExecutor(realm.executor.id);
    expect(await scene.openCase('A hole.')).toMatchObject({ executorId: realm.executor.id });
    await setDisabled(realm.executor.id, scene.parts.clock.now());
    const late = await scene.openCase('Another hole.');
    expect(late).toMatchObject({
      state: 'assigned',
      authorityId: realm.roadsId,
      executorId: null,
      routeReason: { ruleId: id, executorLeft: true },
    });
    const input = { rules: await rulesNow(), days: 31, limit: 1 };
    const { findings } = await tryRouting(parts, realm.curator, input);
    expect(findings).toEqual([{ ruleId: id, kind: 'executor left', by: null }]);
    await setDisabled(realm.executor.id, null);
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
