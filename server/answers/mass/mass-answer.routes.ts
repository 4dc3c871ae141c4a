import { Type } from 'typebox';
import { type CaseParts, mayDecideOnCase } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';

import { AnswerBody } from '../answer.schema.ts';
import { textOf } from '../answers.routes.ts';
import { actOnMassAnswer, saveMassAnswer } from './mass-answer.ts';

const tags = ['mass problems'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() });
const ActBody = Type.Object(
  {
    act: Type.Union([Type.Literal('send to review'), Type.Literal('send back'), Type.Literal('publish')]),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

export function massAnswerRoutes(app: HttpServer, parts: CaseParts): void {
  app.put(
    '/api/mass-problems/:id/answer',
    {
      config: { policy: mayDecideOnCase },
      schema: {
        tags,
        summary: 'Save the one answer for all its cases',
        params,
        headers: IfMatch,
        body: AnswerBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const text = textOf(request.body);
      const { id, version } = await saveMassAnswer(parts, personOf(request), request.params.id, seen, text);
      return { id, version };
    },
  );
  app.post(
    '/api/mass-problems/:id/answer/act',
    {
      config: { policy: mayDecideOnCase },
      schema: {
        tags,
        summary: 'Send it to a second person, send it back, or publish it to everyone',
        params,
        headers: IfMatch,
        body: ActBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const input = request.body as Parameters<typeof actOnMassAnswer>[4];
      const { id, version } = await actOnMassAnswer(parts, personOf(request), request.params.id, seen, input);
      return { id, version };
    },
  );
}
