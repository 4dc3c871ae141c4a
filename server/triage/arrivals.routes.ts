import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { ArrivalDetail, ArrivalPage, ArrivalQuery } from './arrival.schema.ts';
import { type ArrivalParts, listArrivalsFor, readArrivalFor } from './read-arrivals.ts';
import { mayReadArrivals } from './triage.policies.ts';

export function arrivalRoutes(app: HttpServer, parts: ArrivalParts): void {
  const config = { policy: mayReadArrivals };
  const tags = ['arrivals'];
  app.get(
    '/api/arrivals',
    {
      config,
      schema: {
        tags,
        summary: 'Messages with what is proposed for them, newest or gravest first',
        querystring: ArrivalQuery,
        response: { 200: ArrivalPage },
      },
    },
    (request) => listArrivalsFor(parts, personOf(request), request.query),
  );
  app.get(
    '/api/arrivals/:messageId',
    {
      config,
      schema: {
        tags,
        summary: 'One message with everything to decide by',
        params: Type.Object({ messageId: Type.String({ format: 'uuid' }) }),
        response: { 200: ArrivalDetail },
      },
    },
    (request) => readArrivalFor(parts, personOf(request), request.params.messageId),
  );
}
