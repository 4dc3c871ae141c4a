import { type Case, type FoundLink, findCase, findLink, isOpen } from '../cases/index.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { eraseByLink, heldAbout } from '../safeguards/index.ts';
import { addWords, judge } from './act-as-resident.ts';
import { authorLimit } from './author-limit.ts';
import { type Done, doneMark, justDone } from './done.rules.ts';
import { type Html, html } from './html.ts';
import { actPart, donePart, type OwnPart } from './pages/act.page.ts';
import { casePage } from './pages/case.page.ts';
import { heldPage } from './pages/held.page.ts';
import { authorOfMessage, openQuestion, wordsOfMessage } from './portal.store.ts';
import { publicCase } from './public-case.ts';
import { field, type Parts, type Scene, sceneOf, send } from './scene.ts';

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

export function caseRoutes(app: HttpServer, parts: Parts): void {
  const limit = authorLimit(parts.clock);
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
    const done = justDone((request.query as { done?: unknown }).done, parts.clock.now());
    const body = await ownPage(parts, scene, link, token, done);
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
      const author = await authorOf(parts, scene.realm.id, link, token);
      limit(scene.realm.id, author);
      const done = doneMark(await act(parts, scene, link, request.body), parts.clock.now());
      return reply.redirect(`${scene.home}/a/${token}?done=${done}&lang=${scene.speech.language}`, 303);
    },
  );
}

function ownPage(
  parts: Parts,
  scene: Scene,
  link: FoundLink,
  token: string,
  done: Done | undefined,
): Promise<Html> {
  const { speech, realm, home } = scene;
  return parts.database.inRealm(realm.id, async (tx) => {
    const words = link.messageId ? await wordsOfMessage(tx, realm.id, link.messageId) : null;
    const row = link.caseId ? await findCase(tx, realm.id, link.caseId) : undefined;
    const action = `${home}/a/${token}?lang=${speech.language}`;
    const held = `${home}/a/${token}/held?lang=${speech.language}`;
    if (!row) {
      const own: OwnPart = { words, question: null, mayJudge: false, mayAdd: false, held };
      return html`${donePart(speech, done)}<h1>${speech.say('resident.waiting.title')}</h1><p>${speech.say('resident.waiting.text')}</p>${actPart(speech, action, own)}`;
    }
    const directory = await parts.directories.of(tx, realm.id);
    const shown = await publicCase(tx, directory, row, speech.language, 'author');
    const own = { words, held, ...(await openTo(row, () => openQuestion(tx, realm.id, row.id))) };
    return html`${donePart(speech, done)}${casePage(speech, shown, `${home}/a/${token}/photos`)}${actPart(speech, action, own)}`;
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

/** The pseudonym of whoever the link was given to; where the message names nobody, the link itself. */
async function authorOf(parts: Parts, realmId: string, link: FoundLink, token: string): Promise<Buffer> {
  const { messageId } = link;
  const known =
    messageId && (await parts.database.inRealm(realmId, (tx) => authorOfMessage(tx, realmId, messageId)));
  return known || Buffer.from(token);
}

/** The link is the proof: whoever holds it wrote the message it was given for. */
async function erase(parts: Parts, scene: Scene, link: FoundLink, body: unknown): Promise<void> {
  if (!link.messageId || field(body, 'sure') !== 'yes')
    throw new Refusal('invalid', { field: 'sure', problem: 'required' });
  const resident = { kind: 'resident' as const, realmId: scene.realm.id, caseId: link.caseId ?? '' };
  await eraseByLink(parts, scene.realm.id, resident, link.messageId);
}

/** @returns what was done, for the page that thanks */
async function act(parts: Parts, scene: Scene, link: FoundLink, body: unknown): Promise<Done> {
  if (!link.caseId) throw new Refusal('act-not-possible', { act: 'judge', state: 'received' });
  const resident = { kind: 'resident' as const, realmId: scene.realm.id, caseId: link.caseId };
  const text = field(body, 'text');
  switch (field(body, 'act')) {
    case 'verdict': {
      const said = field(body, 'solved');
      // Nobody's silence reopens a case.
      if (said !== 'yes' && said !== 'no')
        throw new Refusal('invalid', { field: 'solved', problem: 'required' });
      const solved = said === 'yes';
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
