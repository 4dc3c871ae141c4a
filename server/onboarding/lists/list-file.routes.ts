import { type Static, Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { authorise, type Policy } from '../../platform/policy.ts';
import {
  mayChangeBoundaries,
  mayChangeTopics,
  mayListAuthorities,
  topCentre,
} from '../../territory/index.ts';
import { sheetLimits } from '../read-sheet.ts';
import { authoritiesList } from './authorities-list.ts';
import { centresList } from './centres-list.ts';
import type { ListKind } from './list.types.ts';
import { exportList, importList, type ListParts } from './list-file.ts';
import { topicsList } from './topics-list.ts';

const tags = ['territory'];

export const ListFileReply = Type.Object({
  digest: Type.String(),
  isApplied: Type.Boolean(),
  same: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      kind: Type.Enum(['new', 'changed']),
      row: Type.Integer(),
      name: Type.Record(Type.String(), Type.String()),
      changes: Type.Array(
        Type.Object({ column: Type.String(), before: Type.String(), after: Type.String() }),
      ),
    }),
  ),
  bad: Type.Array(Type.Object({ row: Type.Integer(), problems: Type.Array(Type.String()) })),
  rejects: Type.Union([Type.String(), Type.Null()]),
});
export type ListFileReply = Static<typeof ListFileReply>;

const mime = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Topics, centres and authorities as tables, out and in. */
export function listFileRoutes(app: HttpServer, parts: ListParts): void {
  listRoutes(app, parts, topicsList, mayChangeTopics);
  listRoutes(app, parts, centresList, mayChangeBoundaries);
  listRoutes(app, parts, authoritiesList, mayListAuthorities);
}

function listRoutes<Column extends string, Entry>(
  app: HttpServer,
  parts: ListParts,
  list: ListKind<Column, Entry>,
  policy: Policy,
): void {
  const url = `/api/${list.what}/file`;
  app.get(
    url,
    {
      config: { policy },
      schema: {
        tags,
        summary: `The ${list.what} as a table`,
        querystring: Type.Object({ format: Type.Enum(['csv', 'xlsx']) }),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      await enter(parts, personOf(request), policy);
      const file = await exportList(parts, personOf(request), list, format);
      return reply
        .type(mime[format])
        .header('content-disposition', `attachment; filename="${list.what}.${format}"`)
        .header('cache-control', 'no-store')
        .send(file);
    },
  );
  app.post(
    url,
    {
      config: { policy },
      schema: {
        tags,
        summary: `Show what a table of ${list.what} would change; with the digest of what was shown, change it`,
        consumes: ['multipart/form-data'],
        querystring: Type.Object({ apply: Type.Optional(Type.String({ maxLength: 64 })) }),
        response: { 200: ListFileReply },
      },
    },
    async (request): Promise<ListFileReply> => {
      const person = personOf(request);
      await enter(parts, person, policy);
      const upload = request.isMultipart() ? await request.file(sheetLimits) : undefined;
      const { rows, bad, ...more } = await importList(
        parts,
        person,
        list,
        upload,
        request.query.apply ?? null,
      );
      return {
        ...more,
        rows: rows.map((one) => ({ ...one, name: { ...one.name }, changes: [...one.changes] })),
        bad: bad.map(({ row, problems }) => ({ row, problems: [...problems] })),
      };
    },
  );
}

/** Centres are the topmost one's to change; who may change which authority is asked row by row. */
async function enter(parts: ListParts, person: ReturnType<typeof personOf>, policy: Policy): Promise<void> {
  const { realmId } = person;
  const top = await parts.database.inRealm(realmId, (tx) => topCentre(tx, realmId));
  authorise(policy, person, { realmId, centreId: top.id });
}
