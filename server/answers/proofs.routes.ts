import { Type } from 'typebox';
import type { CaseParts } from '../cases/index.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { mayDraft } from './answer.policies.ts';
import { Saved } from './answer.schema.ts';
import type { Answer } from './answer.types.ts';
import { proofUpload, uploadOf } from './proof-upload.ts';
import { addProof, removeProof, requireProofs } from './proofs.ts';

const tags = ['answers'];
const config = { policy: mayDraft };
const Id = Type.String({ format: 'uuid' });
const saved = ({ id, version, state }: Answer) => ({ id, version, state });

export function proofRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/answers/:id/files',
    {
      config,
      bodyLimit: proofUpload.bodyLimit,
      schema: {
        tags,
        summary: 'Add a proof to a draft: a photo from before or after, or a document',
        consumes: proofUpload.consumes,
        params: Type.Object({ id: Id }),
        querystring: proofUpload.querystring,
        response: { 201: Saved },
      },
    },
    async (request, reply) => {
      await requireProofs(parts, personOf(request), request.params.id);
      const proof = await uploadOf(request, request.query.shows);
      const answer = await addProof(parts, personOf(request), request.params.id, proof);
      return reply.code(201).send(saved(answer));
    },
  );
  app.delete(
    '/api/answers/:id/files/:fileId',
    {
      config,
      schema: {
        tags,
        summary: 'Take a proof away from a draft',
        params: Type.Object({ id: Id, fileId: Id }),
        response: { 200: Saved },
      },
    },
    async (request) => {
      const { id, fileId } = request.params;
      return saved(await removeProof(parts, personOf(request), id, fileId));
    },
  );
}
