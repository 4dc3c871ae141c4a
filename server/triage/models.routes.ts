import { type Static, Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { authorise } from '../platform/policy.ts';
import { Corrections, ModelView, Training } from './model.schema.ts';
import { countLessonsWaiting, listModels, type ModelRow } from './models.store.ts';
import { askForTraining } from './run-training.ts';
import type { TrainingParts } from './train-model.ts';
import { latestTraining } from './trainings.store.ts';
import { mayReadModels, mayTrainModels } from './triage.policies.ts';

const tags = ['models'];
const shown = 50;

export function modelRoutes(app: HttpServer, parts: TrainingParts): void {
  app.get(
    '/api/models',
    {
      config: { policy: mayReadModels },
      schema: {
        tags,
        summary:
          'Versions of the model that proposes topics, newest first, with how each did before it was used',
        response: { 200: Type.Array(ModelView) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      authorise(mayReadModels, person, { realmId });
      return (await parts.database.inRealm(realmId, (tx) => listModels(tx, realmId, shown))).map(modelView);
    },
  );

  app.get(
    '/api/models/corrections',
    {
      config: { policy: mayReadModels },
      schema: {
        tags,
        summary: 'How many corrections the version in force has not learnt yet',
        response: { 200: Corrections },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      authorise(mayReadModels, person, { realmId });
      return { waiting: await parts.database.inRealm(realmId, (tx) => countLessonsWaiting(tx, realmId)) };
    },
  );

  app.post(
    '/api/models/train',
    {
      config: { policy: mayTrainModels },
      schema: {
        tags,
        summary: 'Train a new version on what people have decided; it is used only if it is better',
        response: { 202: Type.Object({ jobId: Type.String() }) },
      },
    },
    async (request, reply) => reply.code(202).send(await askForTraining(parts, personOf(request))),
  );

  app.get(
    '/api/models/training',
    {
      config: { policy: mayReadModels },
      schema: {
        tags,
        summary: 'How far the latest training is; null when there has been none',
        response: { 200: Type.Union([Training, Type.Null()]) },
      },
    },
    async (request): Promise<Static<typeof Training> | null> => {
      const person = personOf(request);
      const { realmId } = person;
      authorise(mayReadModels, person, { realmId });
      const row = await parts.database.inRealm(realmId, (tx) => latestTraining(tx, realmId));
      if (!row) return null;
      const { id, askedAt, finishedAt, ...rest } = row;
      return {
        jobId: id,
        ...rest,
        askedAt: askedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
      };
    },
  );
}

function modelView(row: ModelRow): Static<typeof ModelView> {
  const { id, version, active, baseId, learntUntil, trainedAt, metrics } = row;
  return {
    id,
    version,
    active,
    baseId,
    learntUntil: learntUntil.toISOString(),
    trainedAt: trainedAt.toISOString(),
    metrics: { ...metrics, labels: { ...metrics.labels }, topics: metrics.topics.map((one) => ({ ...one })) },
  };
}
