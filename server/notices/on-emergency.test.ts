import { afterAll, beforeAll, expect, it } from 'vitest';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { sql } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { onEmergency } from './on-emergency.ts';
import { type Desk, desk } from './testing/desk.ts';

let room: Desk;
beforeAll(async () => {
  room = await desk('2026-11-02T22:00:00Z');
});
afterAll(() => room.database.close());

/** A message with its proposal, as triage leaves it. */
async function proposed(emergency: boolean, disposition = 'proposed'): Promise<string> {
  const { realmId, regionCentreId } = room.realm;
  const [messageId, at] = [newId(), room.clock.now()];
  await room.database.acrossRealms(async (tx) => {
    await tx.run(sql`insert into message_states (realm_id, message_id, channel_id, external_id, centre_id, disposition,
        received_at, version)
      values (${realmId}, ${messageId}, ${newId()}, ${messageId}, ${regionCentreId}, ${disposition}, ${at}, 1)`);
    await tx.run(sql`insert into proposals (realm_id, message_id, attempt, made_by, made_at, language, severity, type,
        emergency, detail)
      values (${realmId}, ${messageId}, 1, 'test', ${at}, 'en', 5, 'solve', ${emergency}, '{}')`);
    const event = { type: 'messages.proposed' as const, data: { messageIds: [messageId], automatic: [] } };
    await emit(tx, { realmId, actor: system('test'), at }, [{ event, streamId: null }]);
  });
  await room.run(onEmergency(room.parts));
  return messageId;
}

const told = () =>
  room.database.inRealm(room.realm.realmId, (tx) =>
    tx.all(sql<{ accountId: string; messageId: string; urgency: string }>`
      select account_id as "accountId", params->>'messageId' as "messageId", urgency from notices
      where realm_id = ${room.realm.realmId} and kind = 'emergency'`),
  );

it('tells whoever is on duty of a danger to life while the message still waits, and nobody of the others', async () => {
  await proposed(false);
  await proposed(true, 'accepted');
  expect(await told()).toEqual([]);
  const messageId = await proposed(true);
  // No shift has been written: the first of those behind it.
  expect(await told()).toEqual([{ accountId: room.realm.curator.id, messageId, urgency: 'urgent' }]);
});
