import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { mayReadFiles } from './file.policies.ts';
import { openFile } from './open-file.ts';
import { sendFile } from './send-file.ts';

export function fileRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/files/:id',
    {
      config: { policy: mayReadFiles },
      schema: {
        tags: ['files'],
        summary: 'The bytes of an attachment',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
      },
    },
    async (request, reply) => {
      const opened = await openFile(parts, personOf(request), request.params.id);
      return sendFile(reply, opened);
    },
  );
}
