import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { Platform } from '../../platform/module.ts';
import { Me, me } from '../me.ts';
import { keepSessionToken, sessionTokenOf } from '../session-cookies.ts';
import { chooseActing, myPlaces } from './act-as.ts';
import { Acting, MyPlaces } from './acting.schema.ts';

const tags = ['session'];
const config = { policy: 'signed in' } as const;

export function actingRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/session/places',
    { config, schema: { tags, summary: 'All that I may act as', response: { 200: MyPlaces } } },
    (request) => myPlaces(parts, personOf(request), sessionTokenOf(request)),
  );
  app.put(
    '/api/session/acting',
    { config, schema: { tags, summary: 'Act as one of it, or all', body: Acting, response: { 200: Me } } },
    async (request, reply) => {
      const token = sessionTokenOf(request);
      const chosen = await chooseActing(parts, personOf(request), token, request.body);
      keepSessionToken(request, reply, chosen.token);
      return me(chosen.person);
    },
  );
}
