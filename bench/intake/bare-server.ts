/**
 * The peer of Heed's intake: the least a Node server can do that commits each request durably. It parses the body and
 * inserts it into a table of the same shape, many requests in a common commit. Started by intake.bench.ts.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { createGatherer } from '../../server/platform/gather.ts';
import { newId } from '../../server/platform/ids.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });

interface Body {
  readonly externalId: string;
  readonly text: string;
}

const gatherer = createGatherer<Body, string>(
  async (bodies) => {
    const ids = bodies.map(() => newId());
    await pool.query({
      name: 'bare-insert',
      text: 'insert into bare_messages (id, external_id, text) select * from unnest($1::uuid[], $2::text[], $3::text[])',
      values: [ids, bodies.map(({ externalId }) => externalId), bodies.map(({ text }) => text)],
    });
    return ids;
  },
  { atOnce: 2, largest: 1000 },
);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body: Body = JSON.parse(Buffer.concat(chunks).toString());
    gatherer.add(body).then((id) => {
      response.writeHead(202, { 'content-type': 'application/json' });
      response.end(`{"messageId":"${id}","isNew":true}`);
    });
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ port: address.port });
});
process.on('disconnect', () => process.exit(0));
