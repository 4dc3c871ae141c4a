import { expect, inject, it } from 'vitest';
import { withClient } from './with-client.ts';

const connectionString = inject('postgres').url;

it('a connection that breaks fails the statement under way, and nothing else', async () => {
  const broken = withClient({ connectionString }, (client) =>
    client.query('select pg_terminate_backend(pg_backend_pid())'),
  );
  await expect(broken).rejects.toThrow(/terminat/);
  const asked = withClient({ connectionString }, (client) => client.query('select 1 as one'));
  expect((await asked).rows).toEqual([{ one: 1 }]);
});
