import { Type } from 'typebox';
import { staffOf } from '../access/index.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { actOnCase, type CaseParts } from './act.ts';
import type { ActInput } from './act-on-case.ts';
import { addNote } from './add-note.ts';
import { mayDecideOnCase, mayNoteOnCase, mayReadCase, mayWorkOnCase } from './case.policies.ts';
import {
  ActBody,
  CaseDetail,
  CasePage,
  CaseQuery,
  CorrectionBody,
  Counts,
  StoryEntry,
} from './case.schema.ts';
import { correctCase } from './correct-case.ts';
import { countCasesFor, listCasesFor, readCaseFor, storyOf } from './read-case.ts';

const tags = ['cases'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const Changed = Type.Object({ version: Type.Integer(), state: Type.String() });

export function caseRoutes(app: HttpServer, parts: CaseParts): void {
  readRoutes(app, parts);
  writeRoutes(app, parts);
}

function readRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayReadCase };
  app.get(
    '/api/cases',
    {
      config,
      schema: { tags, summary: 'The cases I may see', querystring: CaseQuery, response: { 200: CasePage } },
    },
    (request) => listCasesFor(parts, personOf(request), request.query),
  );
  app.get(
    '/api/cases/counts',
    { config, schema: { tags, summary: 'The numbers beside the menu', response: { 200: Counts } } },
    (request) => countCasesFor(parts, personOf(request)),
  );
  app.get(
    '/api/cases/:id',
    {
      config,
      schema: { tags, summary: 'One case with everything around it', params, response: { 200: CaseDetail } },
    },
    (request) => readCaseFor(parts, personOf(request), request.params.id),
  );
  app.get(
    '/api/cases/:id/story',
    {
      config,
      schema: {
        tags,
        summary: 'Everything that happened to a case',
        params,
        response: { 200: Type.Array(StoryEntry) },
      },
    },
    (request) => storyOf(parts, personOf(request), request.params.id),
  );
  app.get(
    '/api/authorities/:id/staff',
    {
      config,
      schema: {
        tags,
        summary: 'Who may work on the cases of an authority',
        params,
        response: {
          200: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), role: Type.String() })),
        },
      },
    },
    (request) => {
      const { realmId } = personOf(request);
      return parts.database.inRealm(realmId, (tx) =>
        staffOf(tx, realmId, request.params.id, parts.clock.now()),
      );
    },
  );
}

function writeRoutes(app: HttpServer, parts: CaseParts): void {
  app.post(
    '/api/cases/:id/act',
    {
      config: { policy: mayWorkOnCase },
      schema: {
        tags,
        summary: 'Act on a case',
        params,
        headers: IfMatch,
        body: ActBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const input = request.body as ActInput;
      const { version, state } = await actOnCase(parts, personOf(request), request.params.id, seen, input);
      return { version, state };
    },
  );
  app.patch(
    '/api/cases/:id',
    {
      config: { policy: mayDecideOnCase },
      schema: {
        tags,
        summary: 'Put right what a case is about',
        params,
        headers: IfMatch,
        body: CorrectionBody,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const seen = versionSeen(request.headers);
      const correction = request.body as Parameters<typeof correctCase>[4];
      const { version, state } = await correctCase(
        parts,
        personOf(request),
        request.params.id,
        seen,
        correction,
      );
      return { version, state };
    },
  );
  app.post(
    '/api/cases/:id/notes',
    {
      config: { policy: mayNoteOnCase },
      schema: {
        tags,
        summary: 'Add an internal note',
        params,
        body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 10_000 }) }),
        response: {
          201: Type.Object({
            id: Type.String(),
            text: Type.String(),
            byName: Type.String(),
            at: Type.String(),
          }),
        },
      },
    },
    async (request, reply) => {
      const note = await addNote(parts, personOf(request), request.params.id, request.body.text);
      return reply.code(201).send({ ...note, at: note.at.toISOString() });
    },
  );
}
