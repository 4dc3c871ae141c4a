import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Names } from '../territory/index.ts';
import { registeredWatches } from '../triage/index.ts';
import { homePage } from './pages/home.page.ts';
import { layout } from './pages/layout.ts';
import { regionsPage } from './pages/regions.page.ts';
import { watchesPage } from './pages/watches.page.ts';
import { listRealms, portalChannel } from './portal.store.ts';
import { publicFigures } from './public-figures.ts';
import { type Parts, sceneOf, send } from './scene.ts';
import { speechFor } from './words.ts';

/** The front doors: of all regions, of one, and the register of what it looks for. */
export function frontRoutes(app: HttpServer, parts: Parts): void {
  app.get('/r', async (request, reply) => {
    const realms = await parts.database.acrossRealms(listRealms);
    const [only, other] = realms;
    if (!only) throw new Refusal('not-found');
    if (!other) return reply.redirect(`/r/${only.code}`, 302);
    const { lang } = request.query as { lang?: unknown };
    const asked = { lang: String(lang ?? '') || undefined, header: request.headers['accept-language'] };
    const speech = speechFor(asked, only);
    const title = speech.say('resident.regions.title');
    const frame = { speech, title, realmName: 'Heed', home: '/r', path: '/r' };
    return reply.type('text/html; charset=utf-8').send(layout(frame, regionsPage(speech, realms)));
  });

  app.get('/r/:realm', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    const since = new Date(parts.clock.now().getTime() - 30 * 86_400_000);
    const [figures, form] = await parts.database.inRealm(scene.realm.id, async (tx) => [
      await publicFigures(tx, scene.realm.id, since),
      await portalChannel(tx, scene.realm.id),
    ]);
    const body = homePage(scene.speech, scene.home, figures, form !== undefined, parts.mailer !== undefined);
    return send(reply, scene, scene.speech.say('resident.home.title'), body);
  });

  // What is looked for is no secret from those who are looked at.
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
