import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { acknowledge } from './duty.ts';
import { mayChangeRoster } from './notices.policies.ts';
import {
  AbsenceBody,
  AbsenceView,
  Colleague,
  DutyView,
  NoticePage,
  NoticeQuery,
  RosterBody,
  SettingsBody,
  SettingsView,
} from './notices.schema.ts';
import {
  beAway,
  beBack,
  colleaguesOf,
  ownAbsences,
  ownNotices,
  ownSettings,
  readOwnNotices,
  saveOwnSettings,
} from './own-notices.ts';
import { dutyFor, saveRoster } from './rosters.ts';
import type { NoticeParts } from './send-mail.ts';

const tags = ['notices'];
const config = { policy: 'signed in' as const };
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Version = Type.Object({ version: Type.Integer() });

export function noticeRoutes(app: HttpServer, parts: NoticeParts): void {
  ownRoutes(app, parts);
  absenceRoutes(app, parts);
  dutyRoutes(app, parts);
}

function ownRoutes(app: HttpServer, parts: NoticeParts): void {
  app.get(
    '/api/notices',
    {
      config,
      schema: { tags, summary: 'What concerns me', querystring: NoticeQuery, response: { 200: NoticePage } },
    },
    (request) => ownNotices(parts, personOf(request), request.query),
  );
  app.post(
    '/api/notices/read',
    {
      config,
      schema: {
        tags,
        summary: 'I have read these; all when none are named',
        body: Type.Object(
          { ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Object({ unread: Type.Integer() }) },
      },
    },
    (request) => readOwnNotices(parts, personOf(request), request.body.ids),
  );
  app.get(
    '/api/notices/settings',
    { config, schema: { tags, summary: 'How I am told', response: { 200: SettingsView } } },
    (request) => ownSettings(parts, personOf(request)),
  );
  app.put(
    '/api/notices/settings',
    {
      config,
      schema: {
        tags,
        summary: 'Choose how I am told',
        headers: IfMatch,
        body: SettingsBody,
        response: { 200: Version },
      },
    },
    (request) => saveOwnSettings(parts, personOf(request), versionSeen(request.headers), request.body),
  );
}

function absenceRoutes(app: HttpServer, parts: NoticeParts): void {
  app.get(
    '/api/colleagues',
    {
      config,
      schema: { tags, summary: 'Who could stand in for me', response: { 200: Type.Array(Colleague) } },
    },
    (request) => colleaguesOf(parts, personOf(request)),
  );
  app.get(
    '/api/absences',
    { config, schema: { tags, summary: 'When I am away', response: { 200: Type.Array(AbsenceView) } } },
    (request) => ownAbsences(parts, personOf(request)),
  );
  app.post(
    '/api/absences',
    {
      config,
      schema: {
        tags,
        summary: 'I shall be away',
        body: AbsenceBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => reply.code(201).send(await beAway(parts, personOf(request), request.body)),
  );
  app.delete(
    '/api/absences/:id',
    { config, schema: { tags, summary: 'I am back', params, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await beBack(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function dutyRoutes(app: HttpServer, parts: NoticeParts): void {
  app.get(
    '/api/duty',
    {
      config,
      schema: { tags, summary: 'Who is on duty, and the latest calls', response: { 200: DutyView } },
    },
    (request) => dutyFor(parts, personOf(request)),
  );
  app.put(
    '/api/duty/:id',
    {
      config: { policy: mayChangeRoster },
      schema: {
        tags,
        summary: "Put a centre's duty roster in force",
        params,
        headers: IfMatch,
        body: RosterBody,
        response: { 200: Version },
      },
    },
    (request) =>
      saveRoster(parts, personOf(request), {
        centreId: request.params.id,
        seen: versionSeen(request.headers),
        body: request.body,
      }),
  );
  app.post(
    '/api/duty/calls/:id/acknowledge',
    {
      config,
      schema: { tags, summary: 'I have it: nobody else is woken', params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await acknowledge(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
