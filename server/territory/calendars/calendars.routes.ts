import { Type } from 'typebox';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import type { Directories } from '../directory.ts';
import { addCalendar } from '../save-calendar.ts';
import { mayChangeTopics, mayReadDirectory } from '../territory.policies.ts';
import { CalendarFields, Names } from '../territory.schema.ts';

const tags = ['territory'];
const Id = Type.String({ format: 'uuid' });

export const CalendarsReply = Type.Array(
  Type.Object({ id: Id, version: Type.Integer(), name: Names, data: CalendarFields }),
);

export function calendarRoutes(
  app: HttpServer,
  parts: { database: Database; clock: Clock; directories: Directories },
): void {
  app.get(
    '/api/calendars',
    {
      config: { policy: mayReadDirectory },
      schema: {
        tags,
        summary: 'Working calendars with their hours and days off',
        response: { 200: CalendarsReply },
      },
    },
    async (request) => {
      const { realmId } = personOf(request);
      const { calendars } = await parts.database.inRealm(realmId, (tx) => parts.directories.of(tx, realmId));
      return [...calendars.values()].map(({ id, version, name, data }) => ({
        id,
        version,
        name,
        data: {
          timeZone: data.timeZone,
          week: data.week.map((day) => day.map((span) => ({ ...span }))),
          exceptions: data.exceptions.map((one) => ({
            ...one,
            intervals: one.intervals.map((span) => ({ ...span })),
          })),
        },
      }));
    },
  );
  app.post(
    '/api/calendars',
    {
      config: { policy: mayChangeTopics },
      schema: {
        tags,
        summary: 'Add a working calendar',
        body: Type.Object({ name: Names, data: CalendarFields }, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Id, version: Type.Integer() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await addCalendar(parts, personOf(request), request.body)),
  );
}
