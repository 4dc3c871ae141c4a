import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnswerScene, answerScene } from '../answers/testing/answer-scene.ts';
import { listUnsettled } from '../delivery/outgoing.store.ts';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { step } from '../platform/consumers.ts';
import { sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { countCases } from './case-list.store.ts';
import { sightOf } from './sight.ts';
import { onEmergencyProposed } from './tell-emergency.ts';

let scene: AnswerScene;
beforeAll(async () => {
  scene = await answerScene();
});
afterAll(() => scene.database.close());

/** What triage has made of a message, and the telling of it. */
async function propose(messageId: string, emergency: boolean): Promise<void> {
  const { realmId } = scene.realm;
  const at = scene.clock.now();
  await scene.database.inRealm(realmId, async (tx) => {
    await tx.run(sql`insert into proposals (realm_id, message_id, attempt, made_by, made_at, language, severity, type,
        emergency, detail)
      values (${realmId}, ${messageId}, 1, 'test', ${at}, 'en', 5, 'solve', ${emergency}, '{}')`);
    const event = { type: 'messages.proposed' as const, data: { messageIds: [messageId], automatic: [] } };
    await emit(tx, { realmId, actor: system('test'), at }, [{ event, streamId: null }]);
  });
}

async function react(): Promise<void> {
  const log = createLog('silent');
  while ((await step(scene.database, scene.clock, log, onEmergencyProposed(scene.parts))) > 0);
}

const said = () =>
  scene.database.inRealm(scene.realm.realmId, (tx) =>
    tx.all(sql<{ messageId: string; caseId: string | null; text: string }>`
      select message_id as "messageId", case_id as "caseId", text from outgoing
      where realm_id = ${scene.realm.realmId} and kind = 'emergency'`),
  );

describe('a message about a danger to life', () => {
  it('is answered at once with the emergency number, before anybody has read it, and once', async () => {
    const [urgent, calm] = [await scene.write('The gas is leaking.'), await scene.write('A dark lamp.')];
    await propose(urgent, true);
    await propose(calm, false);
    await react();
    expect(await said()).toEqual([{ messageId: urgent, caseId: null, text: expect.stringContaining('112') }]);
    const again = { type: 'messages.proposed' as const, data: { messageIds: [urgent], automatic: [] } };
    const { realmId } = scene.realm;
    await scene.database.inRealm(realmId, (tx) =>
      emit(tx, { realmId, actor: system('test'), at: scene.clock.now() }, [{ event: again, streamId: null }]),
    );
    await react();
    expect(await said()).toHaveLength(1);
    await scene.deliverAll();
    expect(scene.memory.sent.map(({ text }) => text)).toEqual([expect.stringContaining('112')]);
  });

  it('stands among the deliveries a person has to look at when nobody knows whether it arrived', async () => {
    const messageId = await scene.write('The ceiling is falling on people.');
    await propose(messageId, true);
    await react();
    const { realmId, regionCentreId, operator } = scene.realm;
    await scene.database.inRealm(realmId, async (tx) => {
      await tx.run(
        sql`update outgoing set state = 'unknown' where realm_id = ${realmId} and message_id = ${messageId}`,
      );
      const [found] = await listUnsettled(tx, realmId, [regionCentreId]);
      expect(found).toMatchObject({ messageId, caseId: null, caseNumber: null, centreId: regionCentreId });
      const asked = { personId: operator.id, now: scene.clock.now() };
      const counts = await countCases(tx, realmId, sightOf(operator), asked);
      expect(counts.unknownDeliveries).toBe(1);
    });
  });

  it('says nothing late: whoever wrote hours ago is not told now', async () => {
    const late = await scene.write('Smoke in the stairs.');
    scene.clock.advance(7 * 3_600_000);
    await propose(late, true);
    await react();
    expect((await said()).map(({ messageId }) => messageId)).not.toContain(late);
  });
});
