import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Posted {
  readonly perSecond: number;
  /** Milliseconds from when a post was due until its receipt was there. */
  readonly p50: number;
  readonly p99: number;
}

/** A connection that stays open and carries one post at a time. */
interface Line {
  readonly socket: net.Socket;
  /** When the post under way was due. */
  due: number;
  received: string;
}

/**
 * Posts at an even rate as people write, none waiting for another's receipt: autocannon sends the share of each second in
 * one burst at its beginning. Requests are made beforehand and receipts hardly looked at, for whoever sends takes
 * processor time from whoever is measured.
 * @throws Error when one is not accepted
 */
export async function postEvenly(
  to: URL,
  token: string,
  bodies: readonly unknown[],
  { rate, connections }: { readonly rate: number; readonly connections: number },
): Promise<Posted> {
  const requests = bodies.map((body) => requestOf(to, token, JSON.stringify(body)));
  const free: Line[] = [];
  const due: number[] = [];
  const taken: number[] = [];
  let sent = 0;
  let failed: Error | undefined;
  const { promise: allTaken, resolve: finish } = Promise.withResolvers<void>();

  const fail = (error: Error) => {
    failed ??= error;
    finish();
  };
  const sendDue = () => {
    while (free.length > 0 && due.length > 0) {
      const line = free.pop()!;
      line.due = due.shift()!;
      line.socket.write(requests[sent]!);
      sent += 1;
    }
  };
  const hear = (line: Line, chunk: string) => {
    line.received += chunk;
    if (!isWhole(line.received)) return;
    if (!line.received.startsWith('HTTP/1.1 202')) fail(new Error(line.received));
    line.received = '';
    taken.push(performance.now() - line.due);
    free.push(line);
    if (taken.length === requests.length) finish();
    else sendDue();
  };

  const lines = await Promise.all(Array.from({ length: connections }, () => connect(to, hear, fail)));
  free.push(...lines);
  const began = performance.now();
  for (let n = 0; n < requests.length && !failed; n += 1) {
    const at = began + (n * 1000) / rate;
    const early = at - performance.now();
    if (early > 1) await pause(early);
    due.push(at);
    sendDue();
  }
  await allTaken;
  const took = (performance.now() - began) / 1000;
  for (const { socket } of lines) socket.destroy();
  if (failed) throw failed;
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.floor(taken.length * share)]!;
  return { perSecond: taken.length / took, p50: at(0.5), p99: at(0.99) };
}

async function connect(
  to: URL,
  hear: (line: Line, chunk: string) => void,
  fail: (error: Error) => void,
): Promise<Line> {
  const socket = net.connect({ host: to.hostname, port: Number(to.port), noDelay: true });
  await once(socket, 'connect');
  const line: Line = { socket, due: 0, received: '' };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => hear(line, chunk));
  socket.on('error', fail);
  return line;
}

function requestOf(to: URL, token: string, body: string): Buffer {
  return Buffer.from(
    [
      `POST ${to.pathname} HTTP/1.1`,
      `host: ${to.host}`,
      `authorization: Bearer ${token}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

function isWhole(received: string): boolean {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(received)?.[1];
  return length !== undefined && received.length >= head + 4 + Number(length);
}
