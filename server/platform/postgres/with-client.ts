import { Client, type ClientConfig } from 'pg';

/**
 * One connection for a few statements, closed afterwards. Where it breaks, the statement under way fails; what the driver
 * emits beside that would end the process if nobody listened.
 */
export async function withClient<Result>(
  config: ClientConfig,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client(config);
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
