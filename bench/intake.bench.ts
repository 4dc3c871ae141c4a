/**
 * How fast messages are durably accepted, against what this machine can do at best in the same run:
 * `node bench/intake.bench.ts [--seconds 8] [--json]`.
 */
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { newId } from '../server/platform/ids.ts';
import { openScene, type Scene } from './intake/scene.ts';
import { serve } from './intake/serve.ts';
import { textOf } from './intake/texts.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, json: { type: 'boolean' } },
});
const seconds = Number(values.seconds);
const batch = 1000;
const warmSeconds = 2;

let written = 0;
const bodyOf = () => {
  written += 1;
  return {
    externalId: `b${process.pid}-${written}`,
    text: textOf(written),
    author: { address: `tg:${written % 5000}` },
  };
};

async function perSecond(work: () => Promise<void>): Promise<number> {
  let done = 0;
  const began = performance.now();
  while (performance.now() - began < seconds * 1000) {
    await work();
    done += batch;
  }
  return done / ((performance.now() - began) / 1000);
}

/** The same bytes into one table shaped and keyed as `messages`, by the same driver. */
function rawInsert(scene: Scene): Promise<number> {
  const { realmId } = scene.realm;
  return perSecond(async () => {
    const bodies = Array.from({ length: batch }, bodyOf);
    await scene.database.pool.query({
      name: 'raw-insert',
      text: `insert into raw_messages (realm_id, id, channel_id, received_at, source, text, title)
        select $1, id, $2, now(), 'api', text, external_id from unnest($3::uuid[], $4::text[], $5::text[])
        as r (id, external_id, text)`,
      values: [
        realmId,
        scene.channelId,
        bodies.map(() => newId()),
        bodies.map(({ externalId }) => externalId),
        bodies.map(({ text }) => text),
      ],
    });
  });
}

/**
 * What a message consists of, by the same driver: its text, its one mutable row with the unique key, its sealed author
 * (bytes of the same length), in one statement and one commit, without looking for what is known already.
 */
function rawInsertOfThree(scene: Scene): Promise<number> {
  const { realmId, regionCentreId } = scene.realm;
  const sealed = Buffer.alloc(90, 7);
  return perSecond(async () => {
    const bodies = Array.from({ length: batch }, bodyOf);
    await scene.database.pool.query({
      name: 'raw-insert-of-three',
      text: `with r as (
          select * from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::bytea[])
            as r (id, external_id, text, author_id, sealed)
        ), s as (
          insert into raw_states (realm_id, message_id, channel_id, external_id, centre_id, disposition, received_at)
          select $1, id, $2, external_id, $8, 'received', now() from r
        ), v as (
          insert into raw_vault (realm_id, id, kind, key_id, sealed, created_at)
          select $1, author_id, 'author', 'k1', sealed, now() from r
        )
        insert into raw_messages (realm_id, id, channel_id, received_at, source, text, author_id)
        select $1, id, $2, now(), 'api', text, author_id from r`,
      values: [
        realmId,
        scene.channelId,
        bodies.map(() => newId()),
        bodies.map(({ externalId }) => externalId),
        bodies.map(({ text }) => text),
        bodies.map(() => newId()),
        bodies.map(() => sealed),
        regionCentreId,
      ],
    });
  });
}

function batchIntake(scene: Scene, url: string): Promise<number> {
  const target = `${url}/api/channels/${scene.channelId}/messages/batch`;
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${scene.token}` };
  // Two requests at once: one is read and prepared while the other is written.
  const send = async () => {
    const response = await fetch(target, {
      method: 'POST',
      headers,
      body: JSON.stringify(Array.from({ length: batch }, bodyOf)),
    });
    if (response.status !== 202) throw new Error(`batch: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  return perSecond(async () => {
    await Promise.all([send(), send()]);
  }).then((rate) => rate * 2);
}

async function load(
  scene: Scene,
  url: string,
  path: string,
  connections: number,
  duration = seconds,
): Promise<number> {
  const result = await autocannon({
    url: `${url}${path}`,
    connections,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${scene.token}` },
    requests: [{ setupRequest: (request) => ({ ...request, body: JSON.stringify(bodyOf()) }) }],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} refused, ${result.errors} broken`);
  return result['2xx'] / result.duration;
}

/** What a server takes with 64 connections and with 256. The first seconds find its code uncompiled and are not counted. */
async function bothLoads(scene: Scene, url: string, path: string): Promise<readonly [number, number]> {
  await load(scene, url, path, 64, warmSeconds);
  return [await load(scene, url, path, 64), await load(scene, url, path, 256)];
}

const scene = await openScene();
const env = { DATABASE_URL: scene.url, HEED_DATA: scene.directory, HEED_LOG: 'error' };
try {
  for (const [raw, like] of [
    ['raw_messages', 'messages'],
    ['raw_states', 'message_states'],
    ['raw_vault', 'vault'],
  ])
    await scene.database.pool.query(`create table ${raw} (like ${like} including all)`);
  await scene.database.pool.query(
    'create table bare_messages (id uuid primary key, external_id text, text text)',
  );
  const raw = await rawInsert(scene);
  const rawOfThree = await rawInsertOfThree(scene);
  const bare = await serve('bare-server.ts', env);
  const [bare64, bare256] = await bothLoads(scene, bare.url, '/');
  await bare.stop();
  const web = await serve('heed-server.ts', { ...env, HEED_ROLES: 'web' });
  const path = `/api/channels/${scene.channelId}/messages`;
  const [single64, single256] = await bothLoads(scene, web.url, path);
  const batched = await batchIntake(scene, web.url);
  await web.stop();
  const rows = [
    { what: 'raw bulk insert, one table', perSecond: raw, ratio: 1, of: 'itself' },
    { what: 'raw bulk insert, the three tables of a message', perSecond: rawOfThree, ratio: 1, of: 'itself' },
    {
      what: 'Heed, batches of 1,000 over HTTP',
      perSecond: batched,
      ratio: batched / raw,
      of: 'raw bulk insert, one table',
    },
    {
      what: 'Heed, batches of 1,000 over HTTP',
      perSecond: batched,
      ratio: batched / rawOfThree,
      of: 'raw bulk insert, three tables',
    },
    { what: 'bare durable handler, 64 connections', perSecond: bare64, ratio: 1, of: 'itself' },
    {
      what: 'Heed, single, 64 connections',
      perSecond: single64,
      ratio: single64 / bare64,
      of: 'bare handler',
    },
    { what: 'bare durable handler, 256 connections', perSecond: bare256, ratio: 1, of: 'itself' },
    {
      what: 'Heed, single, 256 connections',
      perSecond: single256,
      ratio: single256 / bare256,
      of: 'bare handler',
    },
  ];
  for (const row of rows) {
    console.log(
      `${row.what.padEnd(48)} ${String(Math.round(row.perSecond)).padStart(8)} /s   ${row.ratio.toFixed(2)} × ${row.of}`,
    );
  }
  if (values.json) console.log(JSON.stringify({ rows }));
} finally {
  await scene.close();
}
