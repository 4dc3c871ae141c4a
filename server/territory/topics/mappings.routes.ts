import { type Static, Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { Directories } from '../directory.ts';
import { mayChangeTopics } from '../territory.policies.ts';
import { Names } from '../territory.schema.ts';
import { readMappingTable, saveMapping } from './mappings.ts';

const tags = ['territory'];
const config = { policy: mayChangeTopics };
const Id = Type.String({ format: 'uuid' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Optional = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()]);

export const MappingReply = Type.Object({
  /** The realm whose list is the national one; null: none stands above. */
  above: Type.Union([Names, Type.Null()]),
  national: Type.Array(Type.Object({ id: Id, code: Type.String(), name: Names, groupName: Names })),
  /** Those that hold and those that held, the newest first. */
  mappings: Type.Array(
    Type.Object({
      topicId: Id,
      nationalTopicId: Id,
      nationalCode: Type.String(),
      nationalName: Names,
      from: Type.String(),
      until: Optional(Type.String()),
      madeAt: Type.String(),
      madeByName: Optional(Type.String()),
    }),
  ),
  suggestions: Type.Record(
    Type.String(),
    Type.Array(
      Type.Object({
        nationalTopicId: Id,
        likeness: Type.Number(),
        byName: Type.Array(Type.String()),
        byMessages: Type.Array(Type.String()),
      }),
    ),
  ),
});

export function mappingRoutes(
  app: HttpServer,
  parts: { database: Database; clock: Clock; directories: Directories },
): void {
  app.get(
    '/api/topics/mapping',
    {
      config,
      schema: {
        tags,
        summary: 'Which national topics ours are, were, and may be',
        response: { 200: MappingReply },
      },
    },
    async (request): Promise<Static<typeof MappingReply>> => {
      const { above, national, mappings, suggestions } = await readMappingTable(parts, personOf(request));
      return {
        above: above && { ...above.name },
        national: national.map(({ id, code, name, groupName }) => ({ id, code, name, groupName })),
        mappings: [...mappings],
        suggestions: Object.fromEntries(
          [...suggestions].map(([id, found]) => [
            id,
            found.map((one) => ({ ...one, byName: [...one.byName], byMessages: [...one.byMessages] })),
          ]),
        ),
      };
    },
  );
  app.put(
    '/api/topics/:id/mapping',
    {
      config,
      schema: {
        tags,
        summary: 'Say which national topic ours is, from a day on',
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: Type.Object(
          {
            nationalTopicId: Optional(Id),
            /** Left out: from today on. */
            from: Type.Optional(Optional(Day)),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    (request) =>
      saveMapping(parts, personOf(request), {
        topicId: request.params.id,
        seen: versionSeen(request.headers),
        nationalTopicId: request.body.nationalTopicId,
        from: request.body.from ?? null,
      }),
  );
}
