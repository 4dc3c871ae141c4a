import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseForm } from 'node:querystring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asRefusal } from '../platform/http/problem.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { caseRoutes } from './case.routes.ts';
import { frontRoutes } from './front.routes.ts';
import { html } from './html.ts';
import { lostRoutes } from './lost.routes.ts';
import { layout } from './pages/layout.ts';
import { photoRoutes } from './photo.routes.ts';
import type { Parts } from './scene.ts';
import { speechFor } from './words.ts';
import { writeRoutes } from './write.routes.ts';

const style = readFileSync(path.join(import.meta.dirname, 'pages', 'style.css'), 'utf8');
const formBytes = 256 * 1024;

export function portalRoutes(app: HttpServer, parts: Parts): void {
  app.setErrorHandler((error, request, reply) => sendSorry(error, request, reply));
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytes },
    (_request, body, done) => done(null, parseForm(String(body))),
  );
  app.get('/r/style.css', (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(style),
  );
  frontRoutes(app, parts);
  writeRoutes(app, parts);
  caseRoutes(app, parts);
  lostRoutes(app, parts);
  photoRoutes(app, parts);
  // A mistyped address is answered with a page, and not with what programs read.
  app.get('/r/*', () => {
    throw new Refusal('not-found');
  });
}

/** A page and not a document for programs: what went wrong, and the way back. */
function sendSorry(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = error instanceof Error ? asRefusal(error) : new Refusal('went-wrong');
  if (refusal.status >= 500) request.log.error({ error }, 'a resident’s page failed');
  const realm = { language: 'ru', timeZone: 'UTC' };
  const speech = speechFor({ header: request.headers['accept-language'] }, realm);
  const title = speech.say('resident.sorry.title');
  const body = html`<h1>${title}</h1><p>${speech.say(`error.${refusal.code}`, refusal.params)}</p>
<p><a href="/r">${speech.say('resident.sorry.home')}</a></p>`;
  const frame = { speech, title, realmName: 'Heed', home: '/r', path: '/r' };
  return reply.code(refusal.status).type('text/html; charset=utf-8').send(layout(frame, body));
}
