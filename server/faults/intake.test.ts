import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../platform/database.ts';
import { manyStartsMs, type Product, startProduct } from './testing/product.ts';
import { type Answered, openScene, post, type Scene } from './testing/scene.ts';

vi.setConfig({ testTimeout: manyStartsMs });

let scene: Scene;
let channelId: string;
let running: Product[];

beforeEach(async () => {
  scene = await openScene();
  channelId = await scene.channel('portal');
  running = [];
});
afterEach(async () => {
  for (const product of running) product.kill();
  await Promise.all(running.map(({ ended }) => ended));
  await scene.database.close();
});

async function start(dieAt?: 'after insert-messages' | 'before insert-messages'): Promise<Product> {
  const product = await startProduct(scene.url, { roles: ['web'], ...(dieAt ? { dieAt } : {}) });
  running.push(product);
  return product;
}

const bodyOf = (n: number) => ({
  externalId: `e${n}`,
  text: `The ${n}th message of the stream`,
  author: { address: `tg:${n % 7}` },
});

const stored = () =>
  scene.rows(sql<{ externalId: string; messageId: string; texts: number; told: number; authors: number }>`
    select s.external_id as "externalId", s.message_id as "messageId",
      (select count(*) from messages m where m.id = s.message_id) as texts,
      (select count(*) from messages m join vault v on v.id = m.author_id where m.id = s.message_id) as authors,
      (select count(*) from events e where type = 'messages.received'
        and e.data::jsonb->'messageIds' @> jsonb_build_array(s.message_id)) as told
    from message_states s`);

/** Posts one by one, several at once, until the server has answered so many and is killed. */
async function streamUntilKilled(
  product: Product,
  from: number,
  answers: number,
): Promise<Map<string, Answered>> {
  const answered = new Map<string, Answered>();
  let next = from;
  let gone = false;
  const writer = async () => {
    while (!gone) {
      const body = bodyOf(next++);
      const [answer] = (await post(scene, product, `${channelId}/messages`, body)) ?? [];
      if (!answer) gone = true;
      else answered.set(body.externalId, answer);
      if (answered.size === answers) product.kill();
    }
  };
  await Promise.all(Array.from({ length: 16 }, writer));
  return answered;
}

it('has every message it answered for, once, however often it is killed; sent again, none is doubled', async () => {
  const answered = new Map<string, Answered>();
  for (const round of [0, 1]) {
    const product = await start();
    const one = await streamUntilKilled(product, round * 1000, 60 + 40 * round);
    expect(await product.ended).toBe('SIGKILL');
    for (const [externalId, answer] of one) answered.set(externalId, answer);
  }
  const before = new Map((await stored()).map((row) => [row.externalId, row.messageId]));
  for (const [externalId, { messageId }] of answered) expect(before.get(externalId)).toBe(messageId);

  const product = await start();
  const numbers = [0, 1].flatMap((round) => Array.from({ length: 300 }, (_, n) => round * 1000 + n));
  const again = (await post(scene, product, `${channelId}/messages/batch`, numbers.map(bodyOf))) ?? [];
  numbers.forEach((n, index) => {
    const known = before.get(`e${n}`);
    expect(again[index]).toEqual({ messageId: known ?? again[index]!.messageId, isNew: known === undefined });
  });
  const rows = await stored();
  expect(rows.length).toBe(numbers.length);
  expect(rows.filter(({ texts, told, authors }) => texts !== 1 || told !== 1 || authors !== 1)).toEqual([]);
});

it.each([
  ['before insert-messages', true],
  ['after insert-messages', false],
] as const)(
  'killed %s, a batch is there whole or not at all, and its repetition is answered',
  async (death, isNew) => {
    const batch = Array.from({ length: 200 }, (_, n) => bodyOf(n));
    const dying = await start(death);
    expect(await post(scene, dying, `${channelId}/messages/batch`, batch)).toBeUndefined();
    expect(await dying.ended).toBe('SIGKILL');
    expect(await stored()).toHaveLength(isNew ? 0 : batch.length);

    const product = await start();
    const answers = (await post(scene, product, `${channelId}/messages/batch`, batch)) ?? [];
    expect(answers.map((one) => one.isNew)).toEqual(batch.map(() => isNew));
    const rows = await stored();
    expect(
      rows.filter(({ texts, told, authors }) => texts === 1 && told === 1 && authors === 1),
    ).toHaveLength(batch.length);
  },
);
