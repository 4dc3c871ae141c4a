import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { declaredPolicies } from '../policy.ts';
import { sentenceIn } from '../policy-words.ts';
import { Refusal } from '../refusal.ts';
import { preferredLanguage, wordsIn } from '../words.ts';
import { invalidBySchema, invalidRequest } from './invalid.rules.ts';
import { logRefusal } from './refused.ts';

/** RFC 9457. `code` is stable and made for programs; `detail` is for people, in their language. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    instance: Type.String(),
  },
  { $id: 'Problem', description: 'What went wrong and what to do next (RFC 9457).' },
);

/** As PostgreSQL tells it: a rule of uniqueness, a deadlock, a transaction that would have to be anew. */
const raced: ReadonlySet<unknown> = new Set(['23505', '40P01', '40001']);

/** As PostgreSQL says it, and as the system does. */
function isNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '53100' || error.code === 'ENOSPC');
}

/** What to tell of whatever went wrong; what nobody foresaw is a fault of ours. */
export function asRefusal(error: FastifyError | Error): Refusal {
  if (error instanceof Refusal) return error;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if ('validation' in error && error.validation) {
    return invalidBySchema(error.validation);
  }
  // The parser of forms has no codes.
  if (/multipart|Part terminated early|needle cannot have/i.test(error.message))
    return new Refusal('invalid', { field: '', problem: 'form' });
  if (status === 413) return new Refusal('too-large');
  if (status === 429) return new Refusal('too-many-requests');
  // Two did the same at once: each had asked whether it may be before either had written.
  if ('code' in error && raced.has(error.code)) return new Refusal('changed-meanwhile');
  // Only what was sent can be nested that deep.
  if (error instanceof RangeError && /call stack/.test(error.message))
    return new Refusal('invalid', { field: '', problem: 'body' });
  if (isNoRoom(error)) return new Refusal('no-room');
  if (status === 503) return new Refusal('busy');
  if (status !== undefined && status >= 400 && status < 500)
    return invalidRequest('code' in error ? error.code : '');
  return new Refusal('went-wrong');
}

/** The one place where refusals become replies. */
export function renderProblems(app: FastifyInstance): void {
  app.addSchema(Problem);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.status >= 500) request.log.error({ error, request: request.id }, 'a request failed');
    else if (error instanceof Refusal || error.statusCode) logRefusal(request, refusal);
    else request.log.warn({ error, request: request.id }, 'a request was one of two, or no good');
    return sendProblem(request, reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new Refusal('not-found')));
}

/** An address that cannot be read, or is longer than any of ours, is found before there are routes: nothing is there. */
export function unreadable(_: Error, request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(request, reply, new Refusal('not-found'));
}

export function languageOf(request: FastifyRequest): string {
  return request.person?.language ?? preferredLanguage(request.headers['accept-language'], 'ru');
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const instance = request.url.split('?')[0];
  return reply
    .code(refusal.status)
    .type('application/problem+json')
    .send({ ...problemOf(refusal, languageOf(request)), instance });
}

/** A refusal as programs read it, without the address it was asked at. */
export function problemOf(refusal: Refusal, language: string): Omit<Static<typeof Problem>, 'instance'> {
  return {
    type: `urn:heed:problem:${refusal.code}`,
    title: STATUS_CODES[refusal.status] ?? 'Problem',
    status: refusal.status,
    detail: sayRefusal(language, refusal),
    code: refusal.code,
    params: refusal.params,
  };
}

/** A refusal in words, as people read it wherever it stands. */
export function sayRefusal(language: string, refusal: Refusal): string {
  return wordsIn(language)(`error.${refusal.code}`, spokenParams(language, refusal));
}

/** A policy's sentences are English for programs; people read who may in their own language. */
function spokenParams(language: string, { code, params }: Refusal): Refusal['params'] {
  const refused = code === 'forbidden' ? declaredPolicies().get(String(params.policy)) : undefined;
  if (!refused) return params;
  return { ...params, may: refused.sentences.map((sentence) => sentenceIn(language, sentence)).join('; ') };
}
