import { Type } from 'typebox';
import { type CaseParts, mayDecideOnCase, mayReadCase } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { mayReview } from '../answer.policies.ts';
import { AnswerBody } from '../answer.schema.ts';
import { textOf } from '../answers.routes.ts';
import { MassAnswerDecision, MassAnswerView, MassOverrule } from './mass-answer.schema.ts';
import { decideMassAnswer, saveMassAnswer, sendMassAnswer } from './mass-answer.ts';
import { overruleMassFinding } from './mass-findings.ts';
import { massAnswerFor } from './read-mass-answer.ts';

const tags = ['mass problems'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() });

export function massAnswerRoutes(app: HttpServer, parts: CaseParts): void {
  draftRoutes(app, parts);
  reviewRoutes(app, parts);
}

function draftRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/mass-problems/:id/answer',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'What the detector finds in the one answer, and who must still approve it',
        params,
        response: { 200: MassAnswerView },
      },
    },
    (request) => massAnswerFor(parts, personOf(request), request.params.id),
  );
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
}

function reviewRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/mass-problems/:id/answer/act',
    {
      config: { policy: mayReview },
      schema: {
        tags,
        summary:
          'Send it to a second person, send it back, or approve it: the last yes needed publishes it to everyone',
        params,
        headers: IfMatch,
        body: MassAnswerDecision,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const { act, ...said } = request.body;
      const person = personOf(request);
      const { id, version } =
        act === 'send to review'
          ? await sendMassAnswer(parts, person, request.params.id, seen)
          : await decideMassAnswer(parts, person, request.params.id, seen, { act, ...said });
      return { id, version };
    },
  );
  app.post(
    '/api/mass-problems/:id/answer/overrule',
    {
      config: { policy: mayDecideOnCase },
      schema: {
        tags,
        summary: 'Say that a finding in it is not so',
        params,
        headers: IfMatch,
        body: MassOverrule,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const person = personOf(request);
      const { id, version } = await overruleMassFinding(parts, person, request.params.id, seen, request.body);
      return { id, version };
    },
  );
}
