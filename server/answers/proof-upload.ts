import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Refusal } from '../platform/refusal.ts';
import { type PhotoShows, photoShows } from './photo.rules.ts';
import type { Upload } from './proofs.ts';

/** What both routes that take a proof say of it; the file is streamed to the disk, not held. */
export const proofUpload = {
  bodyLimit: 26 * 1024 * 1024,
  consumes: ['multipart/form-data'],
  querystring: Type.Object({ shows: Type.Optional(Type.Enum([...photoShows])) }),
};

/** The one file of a form. @throws Refusal `file-empty` when there is none */
export async function uploadOf(request: FastifyRequest, shows: PhotoShows = 'other'): Promise<Upload> {
  const upload = request.isMultipart() ? await request.file() : undefined;
  if (!upload) throw new Refusal('file-empty');
  return { name: upload.filename, bytes: upload.file, shows };
}
