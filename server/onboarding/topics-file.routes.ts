import { type Static, Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { Platform } from '../platform/module.ts';
import { authorise } from '../platform/policy.ts';
import { type Directories, mayChangeTopics } from '../territory/index.ts';
import { sheetLimits } from './read-sheet.ts';
import { exportTopics, importTopics, problemIn, type TopicsPreview } from './topics-file.ts';

const tags = ['territory'];
const config = { policy: mayChangeTopics };
const names = Type.Record(Type.String(), Type.String());

export const TopicsFileReply = Type.Object({
  digest: Type.String(),
  isApplied: Type.Boolean(),
  same: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('new'), Type.Literal('changed')]),
      code: Type.String(),
      name: names,
      changes: Type.Array(
        Type.Object({ column: Type.String(), before: Type.String(), after: Type.String() }),
      ),
    }),
  ),
  bad: Type.Array(
    Type.Object({ row: Type.Integer(), code: Type.String(), problems: Type.Array(Type.String()) }),
  ),
  rejects: Type.Union([Type.String(), Type.Null()]),
});

const mime = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function topicsFileRoutes(app: HttpServer, parts: Platform & { directories: Directories }): void {
  app.get(
    '/api/topics/file',
    {
      config,
      schema: {
        tags,
        summary: 'The topics with their passports as a table',
        querystring: Type.Object({ format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx')]) }),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const file = await exportTopics(parts, personOf(request), format);
      return reply
        .type(mime[format])
        .header('content-disposition', `attachment; filename="topics.${format}"`)
        .header('cache-control', 'no-store')
        .send(file);
    },
  );
  app.post(
    '/api/topics/file',
    {
      config,
      schema: {
        tags,
        summary: 'Show what a table of topics would change; with the digest of what was shown, change it',
        consumes: ['multipart/form-data'],
        querystring: Type.Object({ apply: Type.Optional(Type.String({ maxLength: 64 })) }),
        response: { 200: TopicsFileReply },
      },
    },
    async (request) => {
      const person = personOf(request);
      authorise(mayChangeTopics, person, { realmId: person.realmId });
      const upload = request.isMultipart() ? await request.file(sheetLimits) : undefined;
      const preview = await importTopics(parts, person, upload, request.query.apply ?? null);
      return replyOf(preview, person.language);
    },
  );
}

function replyOf(preview: TopicsPreview, language: string): Static<typeof TopicsFileReply> {
  const { digest, isApplied, differences, bad, rejects } = preview;
  return {
    digest,
    isApplied,
    rejects,
    same: differences.filter(({ kind }) => kind === 'same').length,
    rows: differences.flatMap(({ kind, entry, changes }) =>
      kind === 'same' ? [] : [{ kind, code: entry.code, name: { ...entry.name }, changes: [...changes] }],
    ),
    bad: bad.map(({ row, problems }) => ({
      row: row.number,
      code: row.cells.code ?? '',
      problems: problems.map((one) => problemIn(language, one)),
    })),
  };
}
