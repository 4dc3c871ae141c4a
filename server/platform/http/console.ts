import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import { newNonce, withStyleNonce } from './content-policy.ts';
import type { HttpServer } from './server.ts';

const year = 365 * 24 * 3600;

/** Stands in console/index.html where the nonce of a reply goes. */
const nonceMark = '__nonce__';

/** Addresses that are not the console's: a mistake under them is answered as a problem, not with a page. */
const elsewhere = /^\/(?:(?:api|r|health|metrics)(?:\/|$)|channels\/)/;

const missing = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Heed</title>
<h1>The console has not been built</h1>
<p>Start with <code>npm start</code>, which builds it, or run <code>npx vite build console</code> and start again.</p>
<h1 lang="ru">Консоль ещё не собрана</h1>
<p lang="ru">Запустите <code>npm start</code>: он её соберёт. Или выполните <code>npx vite build console</code> и запустите снова.</p>
<p><a href="/api/docs">API</a></p></html>`;

/**
 * Serves the staff console at `/`. Assets carry a hash in their name and are kept for good; the page itself is asked
 * for anew each time. Any other address of the console is the same page, which reads the address itself.
 */
export async function serveConsole(app: HttpServer, distDirectory: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: distDirectory,
    // Files are looked up when asked for: a console built anew is served by the process that runs.
    serve: false,
    // The build writes them beside each file: less than a third goes over the wire.
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => reply.header('cache-control', cacheOf(distDirectory, file)),
  });
  const index = path.join(distDirectory, 'index.html');
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const [address = '/'] = request.url.split('?');
    if (elsewhere.test(address)) throw new Refusal('not-found');
    // A file that is not there is not there: a chunk of an earlier build must not come as a page.
    if (path.extname(address) !== '') return reply.sendFile(address);
    reply.type('text/html; charset=utf-8');
    const html = await readFile(index, 'utf8').catch(() => undefined);
    return html === undefined ? reply.code(503).send(missing) : sendPage(reply, html);
  };
  app.get('/', page);
  app.get('/*', page);
}

/** With a nonce of its own, which makes it a page to be asked for anew each time. */
function sendPage(reply: FastifyReply, html: string): FastifyReply {
  const nonce = newNonce();
  const policy = withStyleNonce(String(reply.getHeader('content-security-policy') ?? ''), nonce);
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .send(html.replaceAll(nonceMark, nonce));
}

function cacheOf(directory: string, file: string): string {
  const hashed = path.relative(directory, file).startsWith(`assets${path.sep}`);
  return hashed ? `public, max-age=${year}, immutable` : 'no-cache';
}
