import { Type } from 'typebox';
import { type CaseParts, mayDecideOnCase, mayReadCase } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { AnswerBody } from '../answer.schema.ts';
import { textOf } from '../answers.routes.ts';
import { proofUpload, uploadOf } from '../proof-upload.ts';
import { MassPreview } from './mass-answer.schema.ts';
import { addMassProof, removeMassProof, requireMassProofs } from './mass-proofs.ts';
import { previewMassAnswer } from './preview-mass-answer.ts';

const tags = ['mass problems'];
const Id = Type.String({ format: 'uuid' });
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() });

export function massProofRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/mass-problems/:id/answer/preview',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'The one answer as residents will read it in each channel, with their own details',
        params: Type.Object({ id: Id }),
        body: AnswerBody,
        response: { 200: MassPreview },
      },
    },
    (request) => previewMassAnswer(parts, personOf(request), request.params.id, textOf(request.body)),
  );
  app.post(
    '/api/mass-problems/:id/answer/files',
    {
      config: { policy: mayDecideOnCase },
      bodyLimit: proofUpload.bodyLimit,
      schema: {
        tags,
        summary: 'Add a proof to the one answer: every answer made of it gets it',
        consumes: proofUpload.consumes,
        headers: IfMatch,
        params: Type.Object({ id: Id }),
        querystring: proofUpload.querystring,
        response: { 201: Changed },
      },
    },
    async (request, reply) => {
      const seen = versionSeen(request.headers);
      const person = personOf(request);
      await requireMassProofs(parts, person, request.params.id, seen);
      const proof = await uploadOf(request, request.query.shows);
      const { id, version } = await addMassProof(parts, person, request.params.id, seen, proof);
      return reply.code(201).send({ id, version });
    },
  );
  app.delete(
    '/api/mass-problems/:id/answer/files/:fileId',
    {
      config: { policy: mayDecideOnCase },
      schema: {
        tags,
        summary: 'Take a proof away from the one answer',
        headers: IfMatch,
        params: Type.Object({ id: Id, fileId: Id }),
        response: { 200: Changed },
      },
    },
    async (request) => {
      const { id: massId, fileId } = request.params;
      const seen = versionSeen(request.headers);
      const { id, version } = await removeMassProof(parts, personOf(request), massId, seen, fileId);
      return { id, version };
    },
  );
}
