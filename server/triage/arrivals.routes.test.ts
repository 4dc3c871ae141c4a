import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer, type HttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { arrivalRoutes } from './arrivals.routes.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import './triage.errors.ts';
import '../intake/index.ts';
import { insertVersion } from '../intake/versions.store.ts';
import type { Person } from '../platform/actor.ts';

let desk: Desk;
let app: HttpServer;
let person: Person;

beforeAll(async () => {
  desk = await openDesk();
  person = desk.realm.operator;
  app = await serve(desk);
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

async function serve(parts: Desk): Promise<HttpServer> {
  const http = await createHttpServer({ log: createLog('silent'), version: 'test' });
  http.addHook('onRequest', async (request) => {
    request.person = person;
  });
  arrivalRoutes(http, parts);
  return http;
}

async function get(url: string, http = app) {
  const reply = await http.inject({ method: 'GET', url });
  return { status: reply.statusCode, body: reply.json() };
}

/** As the desk does: asks again until the words that decided are there. */
async function getExplained(url: string) {
  for (;;) {
    const found = await get(url);
    if (found.body.explained) return found;
  }
}

describe('arrivals', () => {
  it('shows messages newest first, page by page, with what is proposed', async () => {
    for (const text of ['Яма на дороге', 'Холодно, батарея еле тёплая', 'Верните фонтан']) {
      await desk.receive(text);
      desk.clock.advance(60_000);
    }
    await desk.triage();
    const first = await get('/api/arrivals?limit=2');
    expect(first.status).toBe(200);
    expect(first.body.items.map(({ text }: { text: string }) => text)).toEqual([
      'Верните фонтан',
      'Холодно, батарея еле тёплая',
    ]);
    const [, heating] = first.body.items;
    expect(heating.proposal).toMatchObject({
      madeBy: 'passport words',
      severity: { value: 4, risk: 'heightened' },
    });
    const second = await get(`/api/arrivals?limit=2&cursor=${first.body.next}`);
    expect(second.body.items.map(({ text }: { text: string }) => text)).toEqual(['Яма на дороге']);
    expect(second.body.next).toBeNull();
  });

  it('puts the gravest first when asked', async () => {
    const { body } = await get('/api/arrivals?sort=severity&limit=1');
    expect(body.items[0].text).toContain('батарея');
    const rest = await get(`/api/arrivals?sort=severity&limit=5&cursor=${body.next}`);
    expect(rest.body.items).toHaveLength(2);
  });

  it('finds by topic and by words', async () => {
    const byTopic = await get(`/api/arrivals?topic=${desk.realm.potholesId}`);
    expect(byTopic.body.items.map(({ text }: { text: string }) => text)).toEqual(['Яма на дороге']);
    expect((await get('/api/arrivals?q=фонтан')).body.items).toHaveLength(1);
  });

  it('shows the words that decided when an arrival is opened', async () => {
    const list = await get(`/api/arrivals?topic=${desk.realm.potholesId}`);
    const { status, body } = await getExplained(`/api/arrivals/${list.body.items[0].messageId}`);
    expect(status).toBe(200);
    const [topic] = body.proposal.topics;
    expect(topic.topicId).toBe(desk.realm.potholesId);
    const words = topic.fragments.map(({ start, end }: { start: number; end: number }) =>
      body.text.slice(start, end),
    );
    expect(words.join(' ').toLowerCase()).toContain('яма');
    expect(body.pseudonym).toMatch(/^[0-9A-F]{6}$/);
  });

  it('shows an arrival also while the thread that reads is down, and says what is missing', async () => {
    const [id] = await desk.receive('Яма у школы, объехать нельзя');
    await desk.triage();
    const enter = () => Promise.reject(new Error('the reading thread has ended'));
    const lame = await serve({ ...desk, log: createLog('silent'), room: { ...desk.room, enter } });
    const { status, body } = await get(`/api/arrivals/${id}`, lame);
    await lame.close();
    expect({ status, explained: body.explained }).toEqual({ status: 200, explained: false });
    expect(body.proposal.topics[0]).toMatchObject({ topicId: desk.realm.potholesId, fragments: [] });
    expect((await getExplained(`/api/arrivals/${id}`)).body.proposal.topics[0].fragments).not.toEqual([]);
  });

  it('shows the newest words, the first ones beside them, and what its author took back', async () => {
    const [id] = await desk.receive('Не горит фонарь');
    const version = (number: number, text: string, deleted: boolean) =>
      desk.database.inRealm(desk.realm.realmId, (tx) =>
        insertVersion(tx, desk.realm.realmId, {
          messageId: id!,
          version: number,
          text,
          editedAt: desk.clock.now(),
          deleted,
        }),
      );
    await version(2, 'Не горят два фонаря', false);
    const at = desk.clock.now().toISOString();
    const words = { text: 'Не горят два фонаря', firstText: 'Не горит фонарь' };
    expect((await get(`/api/arrivals/${id}`)).body).toMatchObject({
      ...words,
      editedAt: at,
      deletedAt: null,
    });
    await version(3, 'Не горят два фонаря', true);
    expect((await get('/api/arrivals?q=фонарь')).body.items[0]).toMatchObject({
      ...words,
      editedAt: null,
      deletedAt: at,
    });
  });

  it('shows an earlier message with the same words beside the new one', async () => {
    const text = 'Возле дома спилили все деревья и оставили ветки на газоне, просим убрать';
    const [first] = await desk.receive(text);
    const [second] = await desk.receive(`Здравствуйте. ${text}`);
    await desk.triage();
    const { body } = await get(`/api/arrivals/${second}`);
    expect(body.duplicates).toMatchObject([{ messageId: first, relation: 'same message', text }]);
  });

  it('shows them to operators and curators of the centre only', async () => {
    const [id] = await desk.receive('Тайное');
    person = desk.realm.executor;
    expect((await get(`/api/arrivals/${id}`)).status).toBe(403);
    expect((await get('/api/arrivals')).body.items).toEqual([]);
    person = desk.realm.operator;
  });
});
