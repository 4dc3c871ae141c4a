import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { mayReadDirectory } from '../territory/index.ts';
import { addAbsence, mayChangeAbsences, readAuthorityPeople, removeAbsence } from './authority-people.ts';

const tags = ['territory'];
const Id = Type.String({ format: 'uuid' });
const Moment = Type.String({ format: 'date-time' });
const OptionalText = Type.Union([Type.String(), Type.Null()]);

export const AuthorityPeople = Type.Array(
  Type.Object({
    id: Id,
    name: Type.String(),
    role: Type.String(),
    away: Type.Union([
      Type.Object({ id: Id, from: Type.String(), until: Type.String(), deputyName: OptionalText }),
      Type.Null(),
    ]),
  }),
);

export function authorityPeopleRoutes(app: HttpServer, parts: Platform): void {
  app.get(
    '/api/authorities/:id/people',
    {
      config: { policy: mayReadDirectory },
      schema: {
        tags,
        summary: 'Who works in an authority, who is away and who stands in',
        params: Type.Object({ id: Id }),
        response: { 200: AuthorityPeople },
      },
    },
    (request) => readAuthorityPeople(parts, personOf(request).realmId, request.params.id),
  );
  app.post(
    '/api/authorities/:id/people/:personId/absences',
    {
      config: { policy: mayChangeAbsences },
      schema: {
        tags,
        summary: 'Say that somebody of an authority is away, and who stands in',
        params: Type.Object({ id: Id, personId: Id }),
        body: Type.Object(
          { from: Moment, until: Moment, deputyId: Type.Union([Id, Type.Null()]) },
          { additionalProperties: false },
        ),
        response: { 200: AuthorityPeople },
      },
    },
    (request) => {
      const { id: authorityId, personId } = request.params;
      return addAbsence(parts, personOf(request), { ...request.body, authorityId, personId });
    },
  );
  app.delete(
    '/api/authorities/:id/people/:personId/absences/:absenceId',
    {
      config: { policy: mayChangeAbsences },
      schema: {
        tags,
        summary: 'Take back that somebody of an authority is away',
        params: Type.Object({ id: Id, personId: Id, absenceId: Id }),
        response: { 200: AuthorityPeople },
      },
    },
    (request) => {
      const { id: authorityId, personId, absenceId: id } = request.params;
      return removeAbsence(parts, personOf(request), { authorityId, personId, id });
    },
  );
}
