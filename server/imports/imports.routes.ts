import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Person } from '../platform/actor.ts';
import { Next, PageQuery, page, readCursor } from '../platform/http/paging.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { recordOutwardAct } from '../platform/outward-acts.ts';
import { authorise } from '../platform/policy.ts';
import { Refusal } from '../platform/refusal.ts';
import { importFile } from './import-files.ts';
import type { ImportParts } from './import-parts.ts';
import { importView } from './import-view.ts';
import { mayImport } from './imports.policies.ts';
import { ImportDetail, ImportView, MappingBody } from './imports.schema.ts';
import { findImport, type Import, listImports } from './imports.store.ts';
import { type Inspection, inspectFile } from './inspect-file.ts';
import { receiveUpload } from './receive-upload.ts';
import { rejectsCsv } from './rejects-csv.ts';
import { beginImport, cancelImport, correctMapping } from './steer-import.ts';

const tags = ['intake'];
const config = { policy: mayImport };
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

export function importRoutes(app: HttpServer, parts: ImportParts): void {
  receiving(app, parts);
  reading(app, parts);
  steering(app, parts);
}

function receiving(app: HttpServer, parts: ImportParts): void {
  app.post(
    '/api/imports',
    {
      config,
      // The file is streamed to the disk, not held: only the limit of multipart counts.
      bodyLimit: 210 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Bring in a table of messages (CSV or XLSX); it waits to be looked at',
        consumes: ['multipart/form-data'],
        response: { 201: ImportDetail },
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      authorise(mayImport, person, { realmId: person.realmId });
      if (!request.isMultipart()) throw new Refusal('import-file-missing');
      const { row, sample } = await receiveUpload(parts, person, await request.file());
      const detail = { ...importView(row, person.language), sample: shown(sample) };
      return reply.code(201).send(detail);
    },
  );
}

function reading(app: HttpServer, parts: ImportParts): void {
  app.get(
    '/api/imports',
    {
      config,
      schema: {
        tags,
        summary: 'Imports, the newest first',
        querystring: Type.Object(PageQuery),
        response: { 200: Type.Object({ items: Type.Array(ImportView), next: Next }) },
      },
    },
    async (request) => {
      const person = personOf(request);
      authorise(mayImport, person, { realmId: person.realmId });
      const { cursor, limit = 50 } = request.query;
      const after = cursor ? readCursor(cursor, ['id'])[0] : null;
      const rows = await parts.database.inRealm(person.realmId, (tx) =>
        listImports(tx, person.realmId, after, limit + 1),
      );
      const { items, next } = page(rows, limit, ({ id }) => [id]);
      return { items: items.map((row) => importView(row, person.language)), next };
    },
  );

  app.get(
    '/api/imports/:id',
    { config, schema: { tags, summary: 'How an import goes', params, response: { 200: ImportDetail } } },
    async (request) => {
      const person = personOf(request);
      const row = await requireReadable(parts, person, request.params.id);
      return { ...importView(row, person.language), sample: await sampleOf(parts, row) };
    },
  );

  app.get(
    '/api/imports/:id/rejects.csv',
    { config, schema: { tags, summary: 'The rows that could not go in, and why', params } },
    async (request, reply) => {
      const person = personOf(request);
      const { realmId } = person;
      const row = await requireReadable(parts, person, request.params.id);
      // The cells are what residents wrote, with their names: who takes them away is on record.
      await parts.database.inRealm(realmId, (tx) =>
        recordOutwardAct(
          tx,
          { realmId, actor: person, at: parts.clock.now() },
          { act: 'take rejected rows', subjectId: row.id, data: { rows: row.rowsBad } },
        ),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="rejects-${row.id}.csv"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(rejectsCsv(parts, realmId, row, person.language)));
    },
  );
}

function steering(app: HttpServer, parts: ImportParts): void {
  const response = { 200: ImportView };
  app.put(
    '/api/imports/:id/mapping',
    {
      config,
      schema: {
        tags,
        summary: 'Say which column holds what; remembered for files with the same header',
        params,
        headers: IfMatch,
        body: MappingBody,
        response,
      },
    },
    async (request) => {
      const person = personOf(request);
      const seen = { id: request.params.id, seen: versionSeen(request.headers) };
      return importView(await correctMapping(parts, person, { ...seen, ...request.body }), person.language);
    },
  );

  app.post(
    '/api/imports/:id/run',
    {
      config,
      schema: { tags, summary: 'Import it', params, headers: IfMatch, response: { 202: ImportView } },
    },
    async (request, reply) => {
      const person = personOf(request);
      const seen = { id: request.params.id, seen: versionSeen(request.headers) };
      return reply.code(202).send(importView(await beginImport(parts, person, seen), person.language));
    },
  );

  app.post(
    '/api/imports/:id/cancel',
    { config, schema: { tags, summary: 'Stop it; what is in stays in', params, headers: IfMatch, response } },
    async (request) => {
      const person = personOf(request);
      const seen = { id: request.params.id, seen: versionSeen(request.headers) };
      return importView(await cancelImport(parts, person, seen), person.language);
    },
  );
}

/** @throws Refusal `forbidden`, `import-unknown` */
async function requireReadable(parts: ImportParts, person: Person, id: string): Promise<Import> {
  authorise(mayImport, person, { realmId: person.realmId });
  const row = await parts.database.inRealm(person.realmId, (tx) => findImport(tx, person.realmId, id));
  if (!row) throw new Refusal('import-unknown');
  return row;
}

/** Read from the file each time: its rows belong to people, and are kept nowhere else before they are imported. */
async function sampleOf(parts: ImportParts, row: Import): Promise<string[][]> {
  if (row.state !== 'waiting' || !row.fileKept) return [];
  const { sample } = await inspectFile(importFile(parts.dataDirectory, row.id));
  return shown(sample);
}

function shown(sample: Inspection['sample']): string[][] {
  return sample.map((cells) => cells.map((cell) => String(cell ?? '')));
}
