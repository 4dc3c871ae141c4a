import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/database.ts';
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
});
