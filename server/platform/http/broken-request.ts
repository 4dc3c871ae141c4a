import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { Refusal } from '../refusal.ts';
import { invalidRequest } from './invalid.rules.ts';
import { problemOf } from './problem.ts';

const refusals: Readonly<Record<string, () => Refusal>> = {
  HPE_HEADER_OVERFLOW: () => new Refusal('headers-too-large'),
  ERR_HTTP_REQUEST_TIMEOUT: () => new Refusal('too-slow'),
};

/**
 * Answers what is no HTTP request, before there is one to ask about a language or an address: a program reads the same
 * kind of problem here as everywhere. The connection ends: nobody knows where a next request would begin.
 */
export function answerBroken(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const refusal = refusals[error.code]?.() ?? invalidRequest('');
  const body = JSON.stringify(problemOf(refusal, 'en'));
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
