import { type Static, Type } from 'typebox';
import { mayReadPeople } from '../access/index.ts';
import { roles } from '../platform/actor.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { authorise } from '../platform/policy.ts';
import type { Directories } from '../territory/index.ts';
import { importPeople } from './people-file.ts';
import { sheetLimits } from './read-sheet.ts';

const OptionalId = Type.Union([Type.String(), Type.Null()]);

export const PeopleFileReply = Type.Object({
  digest: Type.String(),
  isApplied: Type.Boolean(),
  people: Type.Array(
    Type.Object({
      row: Type.Integer(),
      email: Type.String(),
      name: Type.String(),
      role: Type.Union([Type.Enum([...roles]), Type.Null()]),
      centreId: OptionalId,
      authorityId: OptionalId,
      state: Type.Enum(['new', 'known', 'bad', 'invited', 'refused']),
      problems: Type.Array(Type.String()),
    }),
  ),
});

export function peopleFileRoutes(app: HttpServer, parts: Platform & { directories: Directories }): void {
  app.post(
    '/api/people/file',
    {
      config: { policy: mayReadPeople },
      schema: {
        tags: ['people'],
        summary: 'Show whom a table would invite; with the digest of what was shown, invite them',
        consumes: ['multipart/form-data'],
        querystring: Type.Object({ apply: Type.Optional(Type.String({ maxLength: 64 })) }),
        response: { 200: PeopleFileReply },
      },
    },
    async (request): Promise<Static<typeof PeopleFileReply>> => {
      const person = personOf(request);
      authorise(mayReadPeople, person, { realmId: person.realmId });
      const upload = request.isMultipart() ? await request.file(sheetLimits) : undefined;
      const done = await importPeople(parts, person, upload, request.query.apply ?? null);
      return { ...done, people: done.people.map((one) => ({ ...one, problems: [...one.problems] })) };
    },
  );
}
