import { Type } from 'typebox';
import { PageQuery } from '../../platform/http/paging.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { mayKeepRules } from '../automation.policies.ts';
import { Written } from '../webhooks/webhooks.schema.ts';
import type { RuleParts } from './act-by-rule.ts';
import { firingsFor, rulesFor } from './read-rules.ts';
import { Firings, RuleFields, Rules, Trial } from './rule.schema.ts';
import { removeRule, saveRule } from './save-rule.ts';
import { tryRule } from './try-rule.ts';

const tags = ['automation'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const config = { policy: mayKeepRules };

export function ruleRoutes(app: HttpServer, parts: RuleParts): void {
  app.get(
    '/api/automation/rules',
    { config, schema: { tags, summary: 'When-then rules', response: { 200: Rules } } },
    (request) => rulesFor(parts, personOf(request)),
  );
  app.post(
    '/api/automation/rules',
    { config, schema: { tags, summary: 'Add a rule', body: RuleFields, response: { 201: Written } } },
    async (request, reply) => reply.code(201).send(await saveRule(parts, personOf(request), request.body)),
  );
  app.put(
    '/api/automation/rules/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a rule',
        headers: IfMatch,
        params,
        body: RuleFields,
        response: { 200: Written },
      },
    },
    (request) => {
      const target = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveRule(parts, personOf(request), request.body, target);
    },
  );
  app.delete(
    '/api/automation/rules/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a rule; what it did stays on record',
        headers: IfMatch,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const target = { id: request.params.id, seen: versionSeen(request.headers) };
      await removeRule(parts, personOf(request), target);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/automation/try',
    {
      config,
      schema: {
        tags,
        summary: 'Which of the last 1,000 events a rule would have fired for; nothing is done',
        body: RuleFields,
        response: { 200: Trial },
      },
    },
    (request) => tryRule(parts, personOf(request), request.body),
  );
  app.get(
    '/api/automation/firings',
    {
      config,
      schema: {
        tags,
        summary: 'What rules did, newest first',
        querystring: Type.Object(PageQuery),
        response: { 200: Firings },
      },
    },
    (request) => firingsFor(parts, personOf(request), request.query),
  );
}
