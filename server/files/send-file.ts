import type { ReadStream } from 'node:fs';
import type { FastifyReply } from 'fastify';
import { filePolicy } from '../platform/http/content-policy.ts';
import { disposition } from './file-name.rules.ts';
import type { StoredFile } from './files.store.ts';
import { pictureTypes } from './sniff.rules.ts';

/** The bytes of a file with what keeps them harmless: pictures are shown, all else is downloaded. */
export function sendFile(reply: FastifyReply, { file, bytes }: { file: StoredFile; bytes: ReadStream }) {
  const kind = pictureTypes.has(file.type) ? 'inline' : 'attachment';
  return (
    reply
      .header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
      .header('content-length', file.size)
      .header('content-disposition', disposition(kind, file.name))
      .header('content-security-policy', filePolicy)
      .header('x-content-type-options', 'nosniff')
      // The bytes under one id never change; a shared cache must not keep them.
      .header('cache-control', 'private, max-age=3600')
      .send(bytes)
  );
}
