import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { lostPage } from './pages/lost.page.ts';
import { field, type Parts, type Scene, sceneOf, send } from './scene.ts';
import { linkSender } from './send-link.ts';

/** The way back to a case for whoever has lost its private link; there is none where no mail leaves. */
export function lostRoutes(app: HttpServer, parts: Parts): void {
  if (!parts.mailer) return;
  const sendLink = linkSender(parts);
  const page = ({ speech, home }: Scene, asked: boolean) =>
    lostPage(speech, `${home}/lost?lang=${speech.language}`, asked);
  app.get('/r/:realm/lost', async (request, reply) => {
    const scene = await sceneOf(parts, request);
    return send(reply, scene, scene.speech.say('resident.lost.title'), page(scene, false));
  });
  app.post(
    '/r/:realm/lost',
    { config: { rateLimit: { max: 10, timeWindow: 60_000 } } },
    async (request, reply) => {
      const scene = await sceneOf(parts, request);
      const asked = { number: field(request.body, 'number'), email: field(request.body, 'email') };
      if (!/\d/.test(asked.number) || !asked.email.includes('@')) throw new Refusal('link-ask');
      // Nobody waits for it: how long it takes would tell what the page does not.
      sendLink(scene.realm, scene.speech, asked).catch((error: unknown) =>
        parts.log.warn({ error }, 'a private link was asked for and could not be sent'),
      );
      return send(reply, scene, scene.speech.say('resident.lost.title'), page(scene, true));
    },
  );
}
