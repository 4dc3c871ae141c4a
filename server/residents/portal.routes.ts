import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseForm } from 'node:querystring';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Case,
  type CaseParts,
  type FoundLink,
  findCase,
  findLink,
  isOpen,
  newLinkToken,
} from '../cases/index.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { eraseByLink, heldAbout } from '../safeguards/index.ts';
import type { Names } from '../territory/index.ts';
import { registeredWatches } from '../triage/index.ts';
import { addWords, judge } from './act-as-resident.ts';
import { type Html, html } from './html.ts';
import { actPart, type OwnPart } from './pages/act.page.ts';
import { casePage } from './pages/case.page.ts';
import { heldPage } from './pages/held.page.ts';
import { homePage } from './pages/home.page.ts';
import { layout } from './pages/layout.ts';
import { watchesPage } from './pages/watches.page.ts';
import { writePage } from './pages/write.page.ts';
import { photoRoutes } from './photo.routes.ts';
import {
  findRealmByCode,
  listRealms,
  openQuestion,
  type PortalRealm,
  wordsOfMessage,
} from './portal.store.ts';
import { publicCase } from './public-case.ts';
import { publicFigures } from './public-figures.ts';
import { readForm } from './read-form.ts';
import { type Speech, speechFor } from './words.ts';
import { type PortalParts, writeMessage } from './write-message.ts';

type Parts = PortalParts & CaseParts;

const style = readFileSync(path.join(import.meta.dirname, 'pages', 'style.css'), 'utf8');
const formBytes = 256 * 1024;

/** A page's surroundings: which realm, in which language. */
interface Scene {
  readonly realm: PortalRealm;
  readonly speech: Speech;
  readonly home: string;
  readonly path: string;
}

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
  app.get('/r', async (_request, reply) => {
    const realms = await parts.database.acrossRealms(listRealms);
    const [first] = realms;
    if (!first) throw new Refusal('not-found');
    return reply.redirect(`/r/${first.code}`, 302);
  });
  homeRoutes(app, parts);
  watchRoutes(app, parts);
  writeRoutes(app, parts);
  caseRoutes(app, parts);
  photoRoutes(app, parts);
}

/** A page and not a document for programs: what went wrong, and the way back. */
function sendSorry(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const limited = error instanceof Error && 'statusCode' in error && error.statusCode === 429;
  const refusal =
    error instanceof Refusal ? error : new Refusal(limited ? 'too-many-requests' : 'went-wrong');
  if (refusal.status >= 500) request.log.error({ error }, 'a resident’s page failed');
  const realm = { language: 'ru', timeZone: 'UTC' };
  const speech = speechFor({ header: request.headers['accept-language'] }, realm);
  const title = speech.say('resident.sorry.title');
  const body = html`<h1>${title}</h1><p>${speech.say(`error.${refusal.code}`, refusal.params)}</p>
<p><a href="/r">${speech.say('resident.sorry.home')}</a></p>`;
  const frame = { speech, title, realmName: 'Heed', home: '/r', path: '/r' };
  return reply.code(refusal.status).type('text/html; charset=utf-8').send(layout(frame, body));
}

async function sceneOf(parts: Parts, request: FastifyRequest): Promise<Scene> {
  const { realm: code } = request.params as { realm: string };
  const realm = await parts.database.acrossRealms((tx) => findRealmByCode(tx, code));
  if (!realm) throw new Refusal('not-found');
  const lang = (request.query as { lang?: unknown }).lang;
  const asked = {
    lang: typeof lang === 'string' ? lang : undefined,
    header: request.headers['accept-language'],
  };
  const [pathname = ''] = request.url.split('?');
  return { realm, speech: speechFor(asked, realm), home: `/r/${realm.code}`, path: pathname };
}

function send(reply: FastifyReply, scene: Scene, title: string, body: Html, isPrivate = false) {
  const { speech, realm, home, path: pathname } = scene;
  const realmName = realm.name[speech.language] ?? realm.name[realm.language] ?? realm.code;
  if (isPrivate) reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  const frame = { speech, title, realmName, home, path: pathname, private: isPrivate };
  return reply.type('text/html; charset=utf-8').send(layout(frame, body));
}

function homeRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r/:realm', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const since = new Date(parts.clock.now().getTime() - 30 * 86_400_000);
    const figures = await parts.database.inRealm(scene.realm.id, (tx) =>
      publicFigures(tx, scene.realm.id, since),
    );
    const body = homePage(scene.speech, scene.home, figures);
    return send(reply, scene, scene.speech.say('resident.home.title'), body);
  });
}

/** The register of watches: what is looked for is no secret from those who are looked at. */
function watchRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r/:realm/watches', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const { realm, speech } = scene;
    const watches = await parts.database.inRealm(realm.id, async (tx) => {
      const { centres, areas } = await parts.directories.of(tx, realm.id);
      const named = (names: Names | undefined) => names?.[speech.language] ?? names?.[realm.language] ?? '';
      const found = await registeredWatches(tx, realm.id, parts.clock.now());
      return found.map((watch) => ({
        ...watch,
        office: named(centres.get(watch.centreId)?.name),
        area: watch.areaId === null ? null : named(areas.get(watch.areaId)?.name),
      }));
    });
    return send(reply, scene, speech.say('resident.watches.title'), watchesPage(speech, watches));
  });
}

const field = (body: unknown, name: string): string => {
  const value = body && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};

function writeRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r/:realm/write', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const form = { text: '', address: '', name: '', contact: '', token: newLinkToken() };
    const body = writePage(scene.speech, `${scene.home}/write`, form, undefined);
    return send(
      reply.header('cache-control', 'no-store'),
      scene,
      scene.speech.say('resident.write.title'),
      body,
    );
  });

  app.post(
    '/r/:realm/write',
    { config: { rateLimit: { max: 30, timeWindow: 60_000 } } },
    async (request, reply) => {
      const scene = await sceneOf(parts, request);
      const place = { dataDirectory: parts.dataDirectory, realmId: scene.realm.id };
      const { fields, photos, problem: wrongPhotos } = await readForm(request, place);
      const said = (name: string) => fields[name] ?? '';
      const token = said('token');
      const form = {
        text: said('text'),
        address: said('address'),
        name: said('name'),
        contact: said('contact'),
        token,
      };
      // People never see this field; programs that fill in everything do.
      if (said('website')) return reply.redirect(scene.home, 303);
      try {
        if (wrongPhotos) throw wrongPhotos;
        await writeMessage(parts, scene.realm.id, { ...form, photos });
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500) throw error;
        const problem = {
          field: error === wrongPhotos ? 'photos' : 'text',
          words: scene.speech.say(`error.${error.code}`, error.params),
        };
        const kept = error.code === 'invalid' ? { ...form, token: newLinkToken() } : form;
        const body = writePage(scene.speech, `${scene.home}/write`, kept, problem);
        return send(reply.code(error.status), scene, scene.speech.say('resident.write.title'), body);
      }
      return reply.redirect(`${scene.home}/a/${token}?done=written&lang=${scene.speech.language}`, 303);
    },
  );
}

async function linkOf(
  parts: Parts,
  realmId: string,
  token: string,
  kind: FoundLink['kind'],
): Promise<FoundLink> {
  const link = await parts.database.inRealm(realmId, (tx) => findLink(tx, realmId, token));
  if (link?.kind !== kind) throw new Refusal('not-found');
  return link;
}

const doneCodes = new Set(['written', 'replied', 'solved', 'reopened', 'added']);

function caseRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r/:realm/f/:token', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const { token } = request.params as { token: string };
    const link = await linkOf(parts, scene.realm.id, token, 'follow');
    const body = await parts.database.inRealm(scene.realm.id, async (tx) => {
      const row = link.caseId ? await findCase(tx, scene.realm.id, link.caseId) : undefined;
      if (!row) throw new Refusal('not-found');
      const directory = await parts.directories.of(tx, scene.realm.id);
      const shown = await publicCase(tx, directory, row, scene.speech.language, 'public');
      return casePage(scene.speech, shown, `${scene.home}/f/${token}/photos`);
    });
    return send(reply, scene, scene.speech.say('resident.case.title'), body, true);
  });

  app.get('/r/:realm/a/:token', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const { token } = request.params as { token: string };
    const link = await linkOf(parts, scene.realm.id, token, 'act');
    const done = String((request.query as { done?: unknown }).done ?? '');
    const body = await ownPage(parts, scene, link, token, doneCodes.has(done) ? done : undefined);
    return send(reply, scene, scene.speech.say('resident.case.title'), body, true);
  });

  app.get('/r/:realm/a/:token/held', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const { token } = request.params as { token: string };
    const link = await linkOf(parts, scene.realm.id, token, 'act');
    if (!link.messageId) throw new Refusal('not-found');
    const held = await heldAbout(parts, scene.realm.id, link.messageId);
    const back = `${scene.home}/a/${token}?lang=${scene.speech.language}`;
    const body = heldPage(scene.speech, back, back, held);
    return send(reply, scene, scene.speech.say('resident.held.title'), body, true);
  });

  app.post(
    '/r/:realm/a/:token',
    { config: { rateLimit: { max: 30, timeWindow: 60_000 } } },
    async (request, reply) => {
      const scene = await sceneOf(parts, request);
      const { token } = request.params as { token: string };
      const link = await linkOf(parts, scene.realm.id, token, 'act');
      if (field(request.body, 'act') === 'erase') {
        await erase(parts, scene, link, request.body);
        return reply.redirect(`${scene.home}/a/${token}/held?lang=${scene.speech.language}`, 303);
      }
      const done = await act(parts, scene, link, request.body);
      return reply.redirect(`${scene.home}/a/${token}?done=${done}&lang=${scene.speech.language}`, 303);
    },
  );
}

function ownPage(
  parts: Parts,
  scene: Scene,
  link: FoundLink,
  token: string,
  done: string | undefined,
): Promise<Html> {
  const { speech, realm, home } = scene;
  return parts.database.inRealm(realm.id, async (tx) => {
    const words = link.messageId ? await wordsOfMessage(tx, realm.id, link.messageId) : null;
    const row = link.caseId ? await findCase(tx, realm.id, link.caseId) : undefined;
    const action = `${home}/a/${token}?lang=${speech.language}`;
    const held = `${home}/a/${token}/held?lang=${speech.language}`;
    if (!row) {
      const own: OwnPart = { words, question: null, mayJudge: false, mayAdd: false, done, held };
      return html`<h1>${speech.say('resident.waiting.title')}</h1><p>${speech.say('resident.waiting.text')}</p>${actPart(speech, action, own)}`;
    }
    const directory = await parts.directories.of(tx, realm.id);
    const shown = await publicCase(tx, directory, row, speech.language, 'author');
    const own = { words, done, held, ...(await openTo(row, () => openQuestion(tx, realm.id, row.id))) };
    return html`${casePage(speech, shown, `${home}/a/${token}/photos`)}${actPart(speech, action, own)}`;
  });
}

async function openTo(row: Case, question: () => Promise<string | null>) {
  return {
    question: row.state === 'clarifying' ? await question() : null,
    mayJudge:
      row.state === 'answered' || (row.state === 'closed' && row.solved === null && row.outcome !== null),
    mayAdd: isOpen(row.state),
  };
}

/** The link is the proof: whoever holds it wrote the message it was given for. */
async function erase(parts: Parts, scene: Scene, link: FoundLink, body: unknown): Promise<void> {
  if (!link.messageId || field(body, 'sure') !== 'yes')
    throw new Refusal('invalid', { field: 'sure', problem: 'required' });
  const resident = { kind: 'resident' as const, realmId: scene.realm.id, caseId: link.caseId ?? '' };
  await eraseByLink(parts, scene.realm.id, resident, link.messageId);
}

/** @returns what was done, for the page that thanks */
async function act(parts: Parts, scene: Scene, link: FoundLink, body: unknown): Promise<string> {
  if (!link.caseId) throw new Refusal('act-not-possible', { act: 'judge', state: 'received' });
  const resident = { kind: 'resident' as const, realmId: scene.realm.id, caseId: link.caseId };
  const text = field(body, 'text');
  switch (field(body, 'act')) {
    case 'verdict': {
      const solved = field(body, 'solved') === 'yes';
      const rating = /^[1-5]$/.test(field(body, 'rating')) ? Number(field(body, 'rating')) : null;
      await judge(parts, resident, { solved, rating, comment: text });
      return solved ? 'solved' : 'reopened';
    }
    case 'reply':
      await addWords(parts, resident, { text, isReply: true, linkOf: link.messageId });
      return 'replied';
    case 'add':
      await addWords(parts, resident, { text, isReply: false, linkOf: link.messageId });
      return 'added';
    default:
      throw new Refusal('invalid', { field: 'act', problem: 'required' });
  }
}
