import { type Static, Type } from 'typebox';
import type { CaseParts } from '../cases/index.ts';
import { PageQuery } from '../platform/http/paging.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { mayDraft, mayReview } from './answer.policies.ts';
import { AnswerBody, AnswerView, InReview, Preview, Saved, Schedule, SendBack } from './answer.schema.ts';
import type { Answer, AnswerText } from './answer.types.ts';
import { correctAnswer } from './correct-answer.ts';
import { draftAnswer, saveAnswer } from './draft-answer.ts';
import { inReviewFor } from './list-in-review.ts';
import { overruleFinding } from './overrule.ts';
import { previewAnswer } from './preview-answer.ts';
import { recallAnswer } from './publish-scheduled.ts';
import { answersFor } from './read-answers.ts';
import { approveAnswer, sendBack, sendToReview } from './review-answer.ts';

const tags = ['answers'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

const saved = ({ id, version, state }: Answer) => ({ id, version, state });

export function textOf(body: Static<typeof AnswerBody>): AnswerText {
  return {
    kind: body.kind,
    outcome: body.outcome ?? null,
    text: body.text,
    promisedOn: body.promisedOn ?? null,
    responsible: body.responsible ?? null,
    whatResidentCanDo: body.whatResidentCanDo ?? null,
  };
}

export function answerRoutes(app: HttpServer, parts: CaseParts): void {
  draftRoutes(app, parts);
  reviewRoutes(app, parts);
  overruleRoute(app, parts);
}

function draftRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayDraft };
  app.get(
    '/api/cases/:id/answers',
    {
      config,
      schema: { tags, summary: 'The answers of a case', params, response: { 200: Type.Array(AnswerView) } },
    },
    (request) => answersFor(parts, personOf(request), request.params.id),
  );
  app.post(
    '/api/cases/:id/answers',
    {
      config,
      schema: {
        tags,
        summary: 'Begin a draft, or the correction of a published answer',
        params,
        body: AnswerBody,
        response: { 201: Saved },
      },
    },
    async (request, reply) => {
      const { corrects, ...begun } = request.body;
      const input = textOf(request.body);
      const { id } = request.params;
      const answer = corrects
        ? await correctAnswer(parts, personOf(request), id, { corrects, input })
        : await draftAnswer(parts, personOf(request), id, input, begun);
      return reply.code(201).send(saved(answer));
    },
  );
  app.post(
    '/api/cases/:id/answers/preview',
    {
      config,
      schema: {
        tags,
        summary: 'What residents will read',
        params,
        body: AnswerBody,
        response: { 200: Preview },
      },
    },
    (request) => {
      const input = { ...textOf(request.body), corrects: request.body.corrects ?? null };
      return previewAnswer(parts, personOf(request), request.params.id, input);
    },
  );
  app.put(
    '/api/answers/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Save a draft',
        params,
        headers: IfMatch,
        body: AnswerBody,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const { body, params } = request;
      return saved(await saveAnswer(parts, personOf(request), params.id, seen, textOf(body), body));
    },
  );
  app.post(
    '/api/answers/:id/send-to-review',
    {
      config,
      schema: { tags, summary: 'Ask a second person', params, headers: IfMatch, response: { 200: Saved } },
    },
    async (request) => {
      const asked = { answerId: request.params.id, seen: versionSeen(request.headers) };
      return saved(await sendToReview(parts, personOf(request), asked));
    },
  );
}

/** Drafter and second person alike; the operation looks which of them it is. */
function overruleRoute(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/answers/:id/overrule',
    {
      config: { policy: mayDraft },
      schema: {
        tags,
        summary: 'Say that a finding is not so',
        params,
        headers: IfMatch,
        body: Type.Object({
          code: Type.String({ maxLength: 50 }),
          why: Type.String({ minLength: 1, maxLength: 1000 }),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const asked = { answerId: request.params.id, seen: versionSeen(request.headers), ...request.body };
      await overruleFinding(parts, personOf(request), asked);
      return reply.code(204).send(null);
    },
  );
}

function reviewRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayReview };
  app.get(
    '/api/reviews',
    {
      config,
      schema: {
        tags,
        summary: 'What waits for my approval, the longest first',
        querystring: Type.Object(PageQuery),
        response: { 200: InReview },
      },
    },
    (request) => inReviewFor(parts, personOf(request), request.query),
  );
  app.post(
    '/api/answers/:id/approve',
    {
      config,
      schema: {
        tags,
        summary: 'Approve: it is published',
        params,
        headers: IfMatch,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const asked = { answerId: request.params.id, seen: versionSeen(request.headers) };
      return saved(await approveAnswer(parts, personOf(request), asked));
    },
  );
  app.post(
    '/api/answers/:id/schedule',
    {
      config,
      schema: {
        tags,
        summary: 'Approve for a later hour',
        params,
        headers: IfMatch,
        body: Schedule,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const asked = {
        answerId: request.params.id,
        seen: versionSeen(request.headers),
        publishAt: new Date(request.body.publishAt),
      };
      return saved(await approveAnswer(parts, personOf(request), asked));
    },
  );
  app.post(
    '/api/answers/:id/recall',
    {
      config: { policy: mayDraft },
      schema: {
        tags,
        summary: 'Take an answer that waits for its hour back to a draft',
        params,
        headers: IfMatch,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const asked = { answerId: request.params.id, seen: versionSeen(request.headers) };
      return saved(await recallAnswer(parts, personOf(request), asked));
    },
  );
  app.post(
    '/api/answers/:id/send-back',
    {
      config,
      schema: {
        tags,
        summary: 'Send back with the reason',
        params,
        headers: IfMatch,
        body: SendBack,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const asked = {
        answerId: request.params.id,
        seen: versionSeen(request.headers),
        reason: request.body.reason,
        reasons: request.body.reasons ?? [],
      };
      return saved(await sendBack(parts, personOf(request), asked));
    },
  );
}
