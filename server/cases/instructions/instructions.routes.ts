import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayInstruct, mayReadCase } from '../case.policies.ts';
import { actOnInstruction, giveInstruction, listInstructionsFor } from './instructions.ts';

const tags = ['instructions'];
const Id = Type.String({ format: 'uuid' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);
const Changed = Type.Object({ id: Id, version: Type.Integer() });
const View = Type.Object({
  id: Id,
  version: Type.Integer(),
  caseId: Type.Union([Id, Type.Null()]),
  massProblemId: Type.Union([Id, Type.Null()]),
  authorityId: Id,
  centreId: Id,
  text: Type.String(),
  dueOn: Type.String(),
  state: Type.String(),
  report: OptionalText,
  reason: OptionalText,
  givenByName: Type.String(),
  late: Type.Boolean(),
});
const Act = Type.Union([
  Type.Literal('accept'),
  Type.Literal('report'),
  Type.Literal('confirm'),
  Type.Literal('return'),
  Type.Literal('withdraw'),
]);

export function instructionRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/instructions',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'Instructions that are not over, the soonest first; or those of one case',
        querystring: Type.Object({ case: Type.Optional(Id) }),
        response: { 200: Type.Array(View) },
      },
    },
    (request) => listInstructionsFor(parts, personOf(request), request.query.case),
  );
  app.post(
    '/api/instructions',
    {
      config: { policy: mayInstruct },
      schema: {
        tags,
        summary: 'Order something done by a day',
        body: Type.Object(
          {
            caseId: Type.Optional(Id),
            massProblemId: Type.Optional(Id),
            authorityId: Id,
            text: Type.String({ minLength: 1, maxLength: 2000 }),
            dueOn: Type.String({ format: 'date' }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Changed },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await giveInstruction(parts, personOf(request), request.body)),
  );
  app.post(
    '/api/instructions/:id/act',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'Accept, report, confirm, return or withdraw',
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: Type.Object(
          { act: Act, words: Type.Optional(Type.String({ maxLength: 2000 })) },
          { additionalProperties: false },
        ),
        response: { 200: Changed },
      },
    },
    (request) =>
      actOnInstruction(
        parts,
        personOf(request),
        request.params.id,
        versionSeen(request.headers),
        request.body,
      ),
  );
}
