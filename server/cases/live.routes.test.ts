import { expect, it, onTestFinished } from 'vitest';
import { answerScene } from '../answers/testing/answer-scene.ts';
import { createHttpServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log.ts';
import { createWake } from '../platform/wake.ts';
import { liveRoutes } from './live.routes.ts';

it('ends after a while, so that who listens is asked again who they are', async () => {
  const { database, parts, realm } = await answerScene();
  const app = await createHttpServer({ log: createLog('silent'), version: 'test' });
  app.addHook('onRequest', async (request) => {
    request.person = realm.curator;
  });
  const wake = createWake();
  const live = liveRoutes(app, { ...parts, wake }, 5);
  onTestFinished(async () => {
    live.stop();
    wake.all();
    await app.close();
    await database.close();
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const reply = await fetch(`${address}/api/live`);
  expect(reply.headers.get('content-type')).toContain('text/event-stream');
  // It would go on for ever otherwise.
  expect(await reply.text()).toContain('retry:');
});
