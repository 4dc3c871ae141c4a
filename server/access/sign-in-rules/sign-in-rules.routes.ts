import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { Platform } from '../../platform/module.ts';
import { mayManageWaysIn } from '../access.policies.ts';
import { changeRules, readRules, SignInRulesBody, SignInRulesView } from './sign-in-rules.ts';

const tags = ['people'];
const config = { policy: mayManageWaysIn };

export function signInRulesRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/sign-in-rules',
    {
      config,
      schema: { tags, summary: 'What my realm asks of whoever signs in', response: { 200: SignInRulesView } },
    },
    (request) => readRules(parts, personOf(request)),
  );
  app.put(
    '/api/sign-in-rules',
    {
      config,
      schema: {
        tags,
        summary: 'Ask for a second factor, or end idle sessions',
        headers: IfMatch,
        body: SignInRulesBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changeRules(parts, personOf(request), versionSeen(request.headers), request.body);
      return reply.code(204).send(null);
    },
  );
}
