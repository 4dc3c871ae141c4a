import { Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayDecideOnCase, mayReadCase } from '../case.policies.ts';
import { actOnMass, declareMass } from './declare-mass.ts';
import { decideCases, type GatherDecision } from './gather.ts';
import { DeclareBody, GatherBody, MassActBody, MassDetail, MassRow } from './mass.schema.ts';
import { listMassFor, readMassFor } from './read-mass.ts';

const tags = ['mass problems'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Changed = Type.Object({ id: Type.String(), version: Type.Integer() });

export function massRoutes(app: HttpServer, parts: CaseParts): void {
  readRoutes(app, parts);
  writeRoutes(app, parts);
}

function readRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayReadCase };
  app.get(
    '/api/mass-problems',
    {
      config,
      schema: {
        tags,
        summary: 'Many cases with one cause, the newest first',
        response: { 200: Type.Array(MassRow) },
      },
    },
    (request) => listMassFor(parts, personOf(request)),
  );
  app.get(
    '/api/mass-problems/:id',
    {
      config,
      schema: {
        tags,
        summary: 'One mass problem with its cases and what residents said',
        params,
        response: { 200: MassDetail },
      },
    },
    (request) => readMassFor(parts, personOf(request), request.params.id),
  );
}

function writeRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayDecideOnCase };
  app.post(
    '/api/mass-problems',
    {
      config,
      schema: { tags, summary: 'Declare one from a case', body: DeclareBody, response: { 201: Changed } },
    },
    async (request, reply) => {
      const input = { everywhere: false, ...request.body };
      const { id, version } = await declareMass(parts, personOf(request), input);
      return reply.code(201).send({ id, version });
    },
  );
  app.post(
    '/api/mass-problems/:id/act',
    {
      config,
      schema: {
        tags,
        summary: 'Take up a proposed one, dismiss it, or end one',
        params,
        headers: IfMatch,
        body: MassActBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const input = request.body as Parameters<typeof actOnMass>[4];
      const { id, version } = await actOnMass(parts, personOf(request), request.params.id, seen, input);
      return { id, version };
    },
  );
  app.post(
    '/api/mass-problems/:id/cases',
    {
      config,
      schema: {
        tags,
        summary: 'Say which cases belong, which do not, and which are answered by themselves',
        params,
        headers: IfMatch,
        body: GatherBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const decisions = request.body.decisions as GatherDecision[];
      const { id, version } = await decideCases(parts, personOf(request), request.params.id, seen, decisions);
      return { id, version };
    },
  );
}
