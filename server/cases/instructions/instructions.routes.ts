import { type Static, Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import type { CaseParts } from '../act.ts';
import { mayInstruct, mayReadCase } from '../case.policies.ts';
import { GiveBody, InstructionActBody, InstructionQuery, InstructionView } from './instruction.schema.ts';
import type { WhichInstructions } from './instructions.store.ts';
import { actOnInstruction, giveInstruction, listInstructionsFor } from './instructions.ts';

const tags = ['instructions'];
const Id = Type.String({ format: 'uuid' });
const Changed = Type.Object({ id: Id, version: Type.Integer() });

export function instructionRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/instructions',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'Instructions that are not over, the soonest first; those over; or those of one thing',
        querystring: InstructionQuery,
        response: { 200: Type.Array(InstructionView) },
      },
    },
    async (request) => {
      const rows = await listInstructionsFor(parts, personOf(request), whichOf(request.query));
      return rows.map((row) => ({ ...row, givenAt: row.givenAt.toISOString(), acts: [...row.acts] }));
    },
  );
  app.post(
    '/api/instructions',
    {
      config: { policy: mayInstruct },
      schema: { tags, summary: 'Order something done by a day', body: GiveBody, response: { 201: Changed } },
    },
    async (request, reply) =>
      reply.code(201).send(await giveInstruction(parts, personOf(request), request.body)),
  );
  app.post(
    '/api/instructions/:id/act',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'Accept, report, confirm, return, put off or withdraw',
        params: Type.Object({ id: Id }),
        headers: IfMatch,
        body: InstructionActBody,
        response: { 200: Changed },
      },
    },
    (request) =>
      actOnInstruction(
        parts,
        personOf(request),
        request.params.id,
        versionSeen(request.headers),
        request.body,
      ),
  );
}

function whichOf(query: Static<typeof InstructionQuery>): WhichInstructions {
  if (query.case) return { caseId: query.case };
  if (query.mass) return { massId: query.mass };
  return { over: query.over ?? false };
}
