import { type Static, Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayChangeBoundaries } from '../territory.policies.ts';
import { BoundaryImportRow, BoundaryImportView, BoundaryOptionsBody } from './boundaries.schema.ts';
import {
  applyBoundaries,
  changeBoundaryOptions,
  dropBoundaries,
  listBoundaries,
  readBoundaryImport,
  receiveBoundaries,
  requireMapMaker,
} from './boundary-imports.ts';

const tags = ['territory'];
const config = { policy: mayChangeBoundaries };
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
/** Held in memory while it is read: a country's boundaries, simplified, are 3 MB. */
const megabytes = 50;
const fileSize = megabytes * 1024 * 1024;

export function boundaryRoutes(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  app.post(
    '/api/boundaries',
    {
      config,
      bodyLimit: fileSize + 1024 * 1024,
      schema: {
        tags,
        summary: 'Bring in boundaries of areas (GeoJSON); nothing is changed before it is applied',
        consumes: ['multipart/form-data'],
        response: { 201: BoundaryImportView },
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      await requireMapMaker(parts, person);
      const upload = request.isMultipart() ? await request.file({ limits: { fileSize } }) : undefined;
      if (!upload) throw new Refusal('boundaries-file-missing');
      const bytes = await upload.toBuffer().catch(() => undefined);
      if (!bytes) throw new Refusal('boundaries-too-large', { megabytes });
      const file = { name: upload.filename.slice(0, 300), text: bytes.toString('utf8') };
      return reply.code(201).send(await receiveBoundaries(parts, person, file));
    },
  );
  app.get(
    '/api/boundaries',
    {
      config,
      schema: {
        tags,
        summary: 'Files of boundaries, the newest first',
        response: { 200: Type.Object({ items: Type.Array(BoundaryImportRow) }) },
      },
    },
    async (request) => ({ items: await listBoundaries(parts, personOf(request)) }),
  );
  app.get(
    '/api/boundaries/:id',
    {
      config,
      schema: {
        tags,
        summary: 'What a file of boundaries would do',
        params,
        response: { 200: BoundaryImportView },
      },
    },
    (request) => readBoundaryImport(parts, personOf(request), request.params.id),
  );
  steering(app, parts);
}

function steering(app: HttpServer, parts: { database: Database; clock: Clock }): void {
  const response = { 200: BoundaryImportView };
  const seenOf = (request: { params: { id: string }; headers: Static<typeof IfMatch> }) => ({
    id: request.params.id,
    seen: versionSeen(request.headers),
  });
  app.put(
    '/api/boundaries/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Say which properties hold name, code and centre',
        params,
        headers: IfMatch,
        body: BoundaryOptionsBody,
        response,
      },
    },
    (request) =>
      changeBoundaryOptions(parts, personOf(request), { ...seenOf(request), options: request.body }),
  );
  app.post(
    '/api/boundaries/:id/apply',
    {
      config,
      schema: {
        tags,
        summary: 'Write the areas as they were shown, all or none',
        params,
        headers: IfMatch,
        body: Type.Object({ stamp: Type.Integer() }, { additionalProperties: false }),
        response,
      },
    },
    (request) => applyBoundaries(parts, personOf(request), { ...seenOf(request), ...request.body }),
  );
  app.delete(
    '/api/boundaries/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Put the file away unused',
        params,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await dropBoundaries(parts, personOf(request), seenOf(request));
      return reply.code(204).send(null);
    },
  );
}
