import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emit } from '../events/index.ts';
import { system } from '../platform/actor.ts';
import { step } from '../platform/consumers.ts';
import { type Database, sql } from '../platform/database.ts';
import { createLog } from '../platform/log.ts';
import { onMessagesReceived } from './on-messages-received.ts';
import { createReadingRoom } from './reader/reading-room.ts';
import { startThread } from './reader/start-thread.ts';
import { allowAutomatic, type Desk, openDesk } from './testing/desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const row = <T>(query: ReturnType<typeof sql<T>>) => desk.database.acrossRealms((tx) => tx.one(query));

async function proposalsOf(messageId: string): Promise<number> {
  const { count } = await row(
    sql<{ count: number }>`select count(*) from proposals where message_id = ${messageId}`,
  );
  return count;
}

async function lastProposed() {
  const { data } = await row(sql<{ data: { messageIds: string[]; automatic: string[] } }>`
    select data from events where type = 'messages.proposed' order by id desc limit 1`);
  return data;
}

describe('triage', () => {
  it('proposes topic, language, authority and severity from the words of the passports when there is no history', async () => {
    const [id] = await desk.receive('На дороге у школы огромная яма, асфальт провалился');
    await desk.triage();
    const proposal = await desk.proposalOf(id!);
    expect(proposal).toMatchObject({
      attempt: 1,
      madeBy: 'passport words',
      topicId: desk.realm.potholesId,
      authorityId: desk.realm.roadsId,
      language: 'ru',
      setAside: null,
    });
    expect(proposal.detail.severity.reasons.length).toBeGreaterThan(0);
    const state = await row(sql<{ disposition: string }>`
      select disposition from message_states where message_id = ${id}`);
    expect(state.disposition).toBe('proposed');
  });

  it('proposes no topic when no word speaks for any', async () => {
    const [id] = await desk.receive('Здравствуйте, верните фонтан на площадь');
    await desk.triage();
    expect(await desk.proposalOf(id!)).toMatchObject({ topicId: null, authorityId: null });
  });

  it('changes nothing when an event is read again', async () => {
    const [id] = await desk.receive('Яма на дороге возле рынка');
    await desk.triage();
    await desk.database.acrossRealms((tx) => tx.run(sql`delete from event_cursors`));
    await desk.triage();
    expect(await proposalsOf(id!)).toBe(1);
  });

  it('finds the earlier message that says the same, and never itself', async () => {
    const text = 'На перекрёстке у почты третий день не работает светофор, пешеходы не могут перейти дорогу';
    const [first] = await desk.receive(text);
    await desk.triage();
    const [second] = await desk.receive(`Добрый день! ${text}`);
    await desk.triage();
    expect(await desk.proposalOf(first!)).toMatchObject({ duplicateMessageId: null });
    expect(await desk.proposalOf(second!)).toMatchObject({ duplicateMessageId: first });
  });

  it('hands over by itself only above the certainty the passport asks for', async () => {
    const text = 'яма дорога асфальт pothole road Ямы на дорогах Potholes';
    await allowAutomatic(desk, desk.realm.potholesId, 0.99);
    const [unsure] = await desk.receive(text);
    await desk.triage();
    expect((await lastProposed()).automatic).toEqual([]);
    expect((await desk.proposalOf(unsure!)).detail.automatic.reasons.map(({ code }) => code)).toContain(
      'automatic-unsure',
    );
    await allowAutomatic(desk, desk.realm.potholesId, 0.5);
    const [sure] = await desk.receive(
      'Ямы на дорогах, асфальт, дорога, яма. Pothole road, potholes: деревня Заречье',
    );
    await desk.triage();
    expect((await lastProposed()).automatic).toEqual([sure]);
  });

  it('hands nothing over by itself that a person has to see', async () => {
    await allowAutomatic(desk, desk.realm.potholesId, 0.5);
    const words = 'Ямы на дорогах, асфальт, дорога, яма, pothole road';
    const [danger, formal] = await desk.receive(
      `${words}: человек провалился в открытый люк и зовёт на помощь`,
      `${words}. Прошу дать письменный ответ в соответствии с 59-ФЗ`,
    );
    await desk.triage();
    expect((await lastProposed()).automatic).toEqual([]);
    expect(await desk.proposalOf(danger!)).toMatchObject({ severity: 5, emergency: true });
    expect(await desk.proposalOf(formal!)).toMatchObject({ formalAppeal: true });
  });

  it('proposes once when the batch before was lost after it had been read', async () => {
    const [id, other] = await desk.receive(
      'Трамвай перестал ходить до вокзала',
      'В парке сломали все скамейки у фонтана',
    );
    const consumer = onMessagesReceived(desk);
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const failing: Database = {
      ...desk.database,
      acrossRealms: (work) =>
        desk.database.acrossRealms(async (tx) => {
          await work(tx);
          throw lost;
        }),
    };
    await expect(step(failing, desk.clock, createLog('silent'), consumer)).rejects.toBe(lost);
    expect(await proposalsOf(id!)).toBe(0);
    await desk.triage();
    for (const each of [id!, other!]) {
      expect(await proposalsOf(each)).toBe(1);
      expect(await desk.proposalOf(each)).toMatchObject({ duplicateMessageId: null });
    }
  });

  it('goes on with another thread when the one that reads dies', async () => {
    const [id] = await desk.receive('На набережной не работает половина фонарей');
    let threads = 0;
    const room = createReadingRoom(() => {
      const thread = startThread();
      threads += 1;
      const mortal = threads === 1;
      return {
        get ended() {
          return thread.ended;
        },
        end: thread.end,
        ask(name, call) {
          const answer = thread.ask(name, call);
          if (mortal && name === 'read') void thread.end();
          return answer;
        },
      };
    });
    await desk.triage(room);
    expect(threads).toBe(2);
    expect(await proposalsOf(id!)).toBe(1);
    await room.close();
  });

  it('finds repeats of what another process has read', async () => {
    const text = 'У остановки на Речной разбили стекло павильона, осколки на лавке';
    const [first] = await desk.receive(text);
    await desk.triage();
    const room = createReadingRoom();
    const [second] = await desk.receive(`Повторно: ${text}`);
    await desk.triage(room);
    expect(await desk.proposalOf(second!)).toMatchObject({ duplicateMessageId: first });
    const [third] = await desk.receive(`${text}!`);
    await desk.triage();
    const { duplicates } = (await desk.proposalOf(third!)).detail;
    expect(duplicates.map(({ messageId }) => messageId).sort()).toEqual([first, second].sort());
    await room.close();
  });

  it('reads an edited message again as long as nobody has decided on it', async () => {
    const [id] = await desk.receive('Холодно, батарея чуть тёплая');
    await desk.triage();
    const { realmId } = desk.realm;
    await desk.database.acrossRealms(async (tx) => {
      await tx.run(sql`insert into message_versions (realm_id, message_id, version, text, edited_at)
        values (${realmId}, ${id}, 2, 'Яма на дороге', ${desk.clock.now()})`);
      const context = { realmId, actor: system('test'), at: desk.clock.now() };
      await emit(tx, context, [{ event: { type: 'message.edited', data: { version: 2 } }, streamId: id! }]);
    });
    await desk.triage();
    expect(await desk.proposalOf(id!)).toMatchObject({ attempt: 2, topicId: desk.realm.potholesId });
  });
});
