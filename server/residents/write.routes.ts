import { newLinkToken } from '../cases/index.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { doneMark } from './done.rules.ts';
import { writePage } from './pages/write.page.ts';
import { portalChannel } from './portal.store.ts';
import { readForm } from './read-form.ts';
import { type Parts, sceneOf, send } from './scene.ts';
import { requireWritable, writeMessage } from './write-message.ts';

export function writeRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r/:realm/write', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    if (!(await parts.database.inRealm(scene.realm.id, (tx) => portalChannel(tx, scene.realm.id))))
      throw new Refusal('not-found');
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
      const sent = await readForm(request, parts, scene.realm.id, async (early) => {
        if (early.website) throw new Refusal('invalid', { field: 'website', problem: 'filled' });
        await requireWritable(parts, scene.realm.id, early);
      });
      const { fields, photos, problem: wrongPhotos, refused } = sent;
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
        if (refused) throw refused;
        if (wrongPhotos) throw wrongPhotos;
        await writeMessage(parts, scene.realm.id, { ...form, photos });
      } catch (error) {
        // The words come back also where only the photos could not be taken now.
        if (!(error instanceof Refusal) || (error.status >= 500 && error !== wrongPhotos)) throw error;
        const problem = {
          field: error === wrongPhotos ? 'photos' : 'text',
          words: scene.speech.say(`error.${error.code}`, error.params),
        };
        const kept = error.code === 'invalid' ? { ...form, token: newLinkToken() } : form;
        const body = writePage(scene.speech, `${scene.home}/write`, kept, problem);
        return send(reply.code(error.status), scene, scene.speech.say('resident.write.title'), body);
      }
      return reply.redirect(
        `${scene.home}/a/${token}?done=${doneMark('written', parts.clock.now())}&lang=${scene.speech.language}`,
        303,
      );
    },
  );
}
