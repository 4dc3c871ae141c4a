import { type Static, Type } from 'typebox';
import { Condition } from '../conditions/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { readBoundariesOf } from './boundaries.store.ts';
import { changePassport } from './change-passport.ts';
import type { Directories } from './directory.ts';
import { saveAuthority } from './save-authority.ts';
import { saveCalendar } from './save-calendar.ts';
import { saveRouting } from './save-routing.ts';
import {
  mayChangeAuthorities,
  mayChangeRouting,
  mayChangeTopics,
  mayReadDirectory,
} from './territory.policies.ts';
import {
  AuthorityFields,
  CalendarFields,
  DirectoryReply,
  Names,
  PassportBody,
  PassportVersions,
  RoutingFields,
} from './territory.schema.ts';
import { readPassportVersions } from './topics/passport-versions.store.ts';

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly directories: Directories;
}

const tags = ['territory'];
const IdParam = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });

export function territoryRoutes(app: HttpServer, parts: Parts): void {
  readRoutes(app, parts);
  topicRoutes(app, parts);
  authorityRoutes(app, parts);
  ruleRoutes(app, parts);
  calendarRoutes(app, parts);
}

function readRoutes(app: HttpServer, { database, directories }: Parts): void {
  app.get(
    '/api/directory',
    {
      config: { policy: mayReadDirectory },
      schema: {
        tags,
        summary: 'Centres, areas, authorities, topics with passports, routing',
        response: { 200: DirectoryReply },
      },
    },
    async (request): Promise<Static<typeof DirectoryReply>> => {
      const { realmId } = personOf(request);
      const directory = await database.inRealm(realmId, (tx) => directories.of(tx, realmId));
      const { stamp, language, timeZone, routing } = directory;
      return {
        stamp,
        language,
        timeZone,
        centres: [...directory.centres.values()],
        areas: [...directory.areas.values()],
        authorities: [...directory.authorities.values()].map((one) => ({
          ...one,
          areaIds: [...one.areaIds],
        })),
        groups: [...directory.groups.values()],
        topics: [...directory.topics.values()].map((topic) => ({
          ...topic,
          passport: plain(topic.passport),
          national: plain(topic.national ?? []),
        })),
        calendars: [...directory.calendars.values()].map(({ id, version, name }) => ({ id, version, name })),
        routing: routing.map((one) => ({ ...one, tags: [...one.tags], watcherIds: [...one.watcherIds] })),
      };
    },
  );

  app.get(
    '/api/directory/boundaries',
    {
      config: { policy: mayReadDirectory },
      schema: {
        tags,
        summary: 'Boundaries of the areas as a GeoJSON FeatureCollection',
        response: {
          200: Type.Object({ type: Type.Literal('FeatureCollection'), features: Type.Array(Type.Unknown()) }),
        },
      },
    },
    async (request) => {
      const { realmId } = personOf(request);
      const areas = await database.inRealm(realmId, (tx) => readBoundariesOf(tx, realmId));
      const features = areas.map(({ id, code, name, boundary }) => ({
        type: 'Feature',
        id,
        properties: { code, name },
        geometry: boundary,
      }));
      return { type: 'FeatureCollection' as const, features };
    },
  );
}

/** The reply's schema speaks of arrays that may be written to; the directory's own may not. */
function plain<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object | null | undefined ? Mutable<T[K]> : T[K] };

function topicRoutes(app: HttpServer, parts: Parts): void {
  app.put(
    '/api/topics/:id/passport',
    {
      config: { policy: mayChangeTopics },
      schema: {
        tags,
        summary: "Put a new version of a topic's passport in force",
        params: IdParam,
        headers: IfMatch,
        body: PassportBody,
        response: { 200: Type.Object({ version: Type.Integer() }) },
      },
    },
    (request) => {
      const { reason, ...passport } = request.body;
      const seen = versionSeen(request.headers);
      const change = { topicId: request.params.id, seen, passport, reason: reason?.trim() || null };
      return changePassport(parts, personOf(request), change);
    },
  );
  app.get(
    '/api/topics/:id/passports',
    {
      config: { policy: mayReadDirectory },
      schema: {
        tags,
        summary: "Versions of a topic's passport: who, when, why",
        params: IdParam,
        response: { 200: PassportVersions },
      },
    },
    async (request) => {
      const { realmId } = personOf(request);
      const rows = await parts.database.inRealm(realmId, (tx) =>
        readPassportVersions(tx, realmId, request.params.id),
      );
      return rows.map(plain);
    },
  );
}

function authorityRoutes(app: HttpServer, parts: Parts): void {
  const config = { policy: mayChangeAuthorities };
  app.post(
    '/api/authorities',
    {
      config,
      schema: { tags, summary: 'Add an authority', body: AuthorityFields, response: { 201: Saved } },
    },
    async (request, reply) =>
      reply.code(201).send(await saveAuthority(parts, personOf(request), request.body)),
  );
  app.put(
    '/api/authorities/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change an authority',
        params: IdParam,
        headers: IfMatch,
        body: AuthorityFields,
        response: { 200: Saved },
      },
    },
    (request) => {
      const change = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveAuthority(parts, personOf(request), request.body, change);
    },
  );
}

function calendarRoutes(app: HttpServer, parts: Parts): void {
  app.put(
    '/api/calendars/:id',
    {
      config: { policy: mayChangeTopics },
      schema: {
        tags,
        summary: 'Put a new version of a working calendar in force',
        params: IdParam,
        headers: IfMatch,
        body: Type.Object(
          { name: Type.Optional(Names), data: CalendarFields },
          { additionalProperties: false },
        ),
        response: { 200: Saved },
      },
    },
    (request) =>
      saveCalendar(parts, personOf(request), {
        id: request.params.id,
        seen: versionSeen(request.headers),
        ...request.body,
      }),
  );
}

function ruleRoutes(app: HttpServer, parts: Parts): void {
  const config = { policy: mayChangeRouting };
  const body = Type.Interface([RoutingFields], { conditions: Condition });
  app.post(
    '/api/routing',
    { config, schema: { tags, summary: 'Add a routing rule', body, response: { 201: Saved } } },
    async (request, reply) =>
      reply.code(201).send(
        await saveRouting(parts, personOf(request), {
          ...request.body,
          conditions: request.body.conditions,
        }),
      ),
  );
  app.put(
    '/api/routing/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a routing rule',
        params: IdParam,
        headers: IfMatch,
        body,
        response: { 200: Saved },
      },
    },
    (request) => {
      const change = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveRouting(parts, personOf(request), request.body, change);
    },
  );
  app.delete(
    '/api/routing/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a routing rule',
        params: IdParam,
        headers: IfMatch,
        response: { 200: Saved },
      },
    },
    (request) => {
      const change = { id: request.params.id, seen: versionSeen(request.headers) };
      return saveRouting(parts, personOf(request), null, change);
    },
  );
}
