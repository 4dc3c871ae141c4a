import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { mayReadFiles } from './file.policies.ts';
import { disposition } from './file-name.rules.ts';
import { openFile } from './open-file.ts';
import { pictureTypes } from './sniff.rules.ts';

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
      const { file, bytes } = await openFile(parts, personOf(request), request.params.id);
      const kind = pictureTypes.has(file.type) ? 'inline' : 'attachment';
      return (
        reply
          .header('content-type', file.type)
          .header('content-length', file.size)
          .header('content-disposition', disposition(kind, file.name))
          // Whatever it is, it runs nothing and reaches nothing of ours.
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('x-content-type-options', 'nosniff')
          // The bytes under one id never change; a shared cache must not keep them.
          .header('cache-control', 'private, max-age=3600')
          .send(bytes)
      );
    },
  );
}
