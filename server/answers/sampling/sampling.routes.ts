import { Type } from 'typebox';
import type { CaseParts } from '../../cases/index.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { mayScore } from '../answer.policies.ts';
import { NextSample, QualityReport, ScoresBody } from './sampling.schema.ts';
import { qualityReport, sampleFor, scoreSample } from './score-sample.ts';

const tags = ['answers'];
const config = { policy: mayScore };

export function samplingRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/quality/next',
    {
      config,
      schema: { tags, summary: 'The next published answer to look at', response: { 200: NextSample } },
    },
    (request) => sampleFor(parts, personOf(request)),
  );
  app.get(
    '/api/quality/report',
    {
      config,
      schema: { tags, summary: 'Scores and agreement by criterion', response: { 200: QualityReport } },
    },
    (request) => qualityReport(parts, personOf(request)),
  );
  app.post(
    '/api/quality/:id/scores',
    {
      config,
      schema: {
        tags,
        summary: 'Score a published answer',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        body: ScoresBody,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await scoreSample(parts, personOf(request), { sampleId: request.params.id, ...request.body });
      return reply.code(204).send(null);
    },
  );
}
