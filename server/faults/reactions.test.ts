import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sql } from '../platform/database.ts';
import type { Death } from './die-at.ts';
import { manyStartsMs, type Product, startProduct } from './testing/product.ts';
import { automaticText, eventually, openScene, post, type Scene } from './testing/scene.ts';

vi.setConfig({ testTimeout: manyStartsMs });

let scene: Scene;
let running: Product[];

beforeEach(async () => {
  scene = await openScene();
  running = [];
});
afterEach(async () => {
  for (const product of running) product.kill();
  await Promise.all(running.map(({ ended }) => ended));
  await scene.database.close();
});

async function start(dieAt?: Death): Promise<Product> {
  const roles = ['web', 'worker'] as const;
  const product = await startProduct(scene.url, { roles, ...(dieAt ? { dieAt } : {}) });
  running.push(product);
  return product;
}

const count = 40;
/** Every second is automatic; the others wait for a person. */
const textOf = (n: number) => (n % 2 === 0 ? automaticText(n) : `Здравствуйте, верните фонтан номер ${n}`);

async function bringIn(product: Product): Promise<void> {
  const channelId = await scene.channel('portal');
  const bodies = Array.from({ length: count }, (_, n) => ({ externalId: `e${n}`, text: textOf(n) }));
  await post(scene, product, `${channelId}/messages/batch`, bodies);
}

interface Standing {
  readonly automatic: boolean;
  readonly disposition: string;
  readonly attempts: number;
  readonly told: number;
  readonly cases: number;
  readonly clocks: number;
  readonly opened: number;
}

const standings = () =>
  scene.rows(sql<Standing>`
    select m.text like 'Ямы%' as automatic, s.disposition,
      (select count(*) from proposals p where p.message_id = m.id) as attempts,
      (select count(*) from events e where type = 'messages.proposed'
        and e.data::jsonb->'messageIds' @> jsonb_build_array(m.id)) as told,
      (select count(*) from case_messages cm where cm.message_id = m.id) as cases,
      (select count(*) from case_messages cm join case_clocks cc on cc.case_id = cm.case_id
        where cm.message_id = m.id and cc.state = 'running') as clocks,
      (select count(*) from events e where type = 'case.opened' and e.data->>'messageId' = m.id::text) as opened
    from messages m join message_states s on s.message_id = m.id`);

const proposed = { attempts: 1, told: 1 };
const handedOver = { automatic: true, disposition: 'accepted', ...proposed, cases: 1, clocks: 2, opened: 1 };
const waits = { automatic: false, disposition: 'proposed', ...proposed, cases: 0, clocks: 0, opened: 0 };

/** Dies at each of these in turn, then is left to live: every message has gone its way exactly once. */
async function diesThenLives(deaths: readonly Death[]): Promise<void> {
  for (const [index, death] of deaths.entries()) {
    const product = await start(death);
    if (index === 0) await bringIn(product);
    expect(await product.ended).toBe('SIGKILL');
  }
  await start();
  const rows = await eventually(async () => {
    const all = await standings();
    return all.every((row) => row.disposition === (row.automatic ? 'accepted' : 'proposed')) && all;
  });
  expect(rows).toHaveLength(count);
  expect(rows.filter(({ automatic }) => automatic)).toEqual(
    Array.from({ length: count / 2 }, () => handedOver),
  );
  expect(rows.filter(({ automatic }) => !automatic)).toEqual(Array.from({ length: count / 2 }, () => waits));
  expect(await scene.rows(sql`select from cases`)).toHaveLength(count / 2);
}

it('proposes on each message once, killed between reading and writing and between writing and committing', () =>
  diesThenLives(['before write-proposed', 'after write-proposed']));

it('opens one case for each message, killed in the middle of opening them', () =>
  diesThenLives(['after insert into cases', 'after set_aside_reason =']));

it('tells each writer once that their message was accepted, killed in the middle of queueing it', async () => {
  await diesThenLives(['after insert into outgoing']);
  const rows = await eventually(async () => {
    const all = await scene.rows(
      sql<{ state: string; messageId: string }>`select state, message_id as "messageId" from outgoing`,
    );
    return all.length > 0 && all.every(({ state }) => state === 'sent') && all;
  });
  expect(rows).toHaveLength(count / 2);
});
