import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DraftModel } from '../../../platform/draft-model.ts';

type Speaks = (response: ServerResponse, heard: string) => void;

export const says =
  (content: string): Speaks =>
  (response) =>
    void response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ choices: [{ message: { content } }] }));

/** A model's server on this machine: keeps what it was sent, and speaks as it is told. */
export async function fakeModel() {
  const heard: { body: string; authorization: string | undefined }[] = [];
  let speaks: Speaks = says('Done.');
  let gone = 0;
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const piece of request) body += piece;
    heard.push({ body, authorization: request.headers.authorization });
    response.once('close', () => {
      if (!response.writableFinished) gone += 1;
    });
    speaks(response, body);
  };
  const server = createServer((request, response) => void hear(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: DraftModel = {
    url: `${origin}/v1/chat/completions`,
    model: 'small-model',
    key: 'sk-test-key',
    timeoutMs: 30_000,
  };
  return {
    origin,
    settings,
    heard,
    speak: (how: Speaks) => {
      speaks = how;
    },
    /** How many were given up before the last word. */
    gone: () => gone,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
