import { Type } from 'typebox';
import { type CaseParts, mayReadCase, requireCase } from '../cases/index.ts';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { authorise } from '../platform/policy.ts';
import { mayDecideOwner, mayPassCases, mayReadAssignments } from './assignments.policies.ts';
import {
  AcceptBody,
  AssignmentView,
  DestinationView,
  Inbox,
  InboxQuery,
  OwnerBody,
  PassBody,
  SayBody,
  WithdrawBody,
} from './assignments.schema.ts';
import { destinationsOf, neighboursOf } from './destinations.ts';
import { PublicDocument } from './letters.schema.ts';
import { passCase, previewPassing } from './pass-case.ts';
import { assignmentsOfCase, inboxFor, waitingFor } from './read-assignments.ts';
import { centresOf, realmTree } from './realm-tree.store.ts';
import {
  acceptAssignment,
  decideOwner,
  refuseAssignment,
  sayToPartner,
  withdrawAssignment,
} from './take-assignment.ts';

const tags = ['assignments'];
const Id = Type.String({ format: 'uuid' });
const params = Type.Object({ id: Id });
const Done = Type.Object({ id: Id });

export function assignmentRoutes(app: HttpServer, parts: CaseParts): void {
  passingRoutes(app, parts);
  inboxRoutes(app, parts);
  actRoutes(app, parts);
}

function passingRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/cases/:id/assignments',
    {
      config: { policy: mayReadCase },
      schema: {
        tags,
        summary: 'What was passed of a case to other centres, and what it was opened for',
        params,
        response: { 200: Type.Array(AssignmentView) },
      },
    },
    (request) => assignmentsOfCase(parts, personOf(request), request.params.id),
  );
  app.get(
    '/api/cases/:id/destinations',
    {
      config: { policy: mayPassCases },
      schema: {
        tags,
        summary: 'Centres a case may be passed to',
        params,
        response: { 200: Type.Array(DestinationView) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const { realmId } = person;
      const neighbours = await neighboursOf(parts, realmId);
      return parts.database.inRealm(realmId, async (tx) => {
        const row = await requireCase(tx, realmId, request.params.id);
        authorise(mayPassCases, person, { realmId, centreId: row.centreId });
        const directory = await parts.directories.of(tx, realmId);
        return destinationsOf(tx, { directory, neighbours, at: parts.clock.now() }, row);
      });
    },
  );
  app.post(
    '/api/cases/:id/assignments/preview',
    {
      config: { policy: mayPassCases },
      schema: {
        tags,
        summary: 'Exactly what the other centre would see',
        params,
        body: PassBody,
        response: { 200: PublicDocument },
      },
    },
    (request) => previewPassing(parts, personOf(request), request.params.id, request.body),
  );
  app.post(
    '/api/cases/:id/assignments',
    {
      config: { policy: mayPassCases },
      schema: {
        tags,
        summary: 'Pass a case to another centre',
        params,
        headers: IfMatch,
        body: PassBody,
        response: { 201: Done },
      },
    },
    async (request, reply) => {
      const asked = { caseId: request.params.id, seen: versionSeen(request.headers) };
      return reply.code(201).send(await passCase(parts, personOf(request), asked, request.body));
    },
  );
}

function inboxRoutes(app: HttpServer, parts: CaseParts): void {
  app.get(
    '/api/assignments',
    {
      config: { policy: mayReadAssignments },
      schema: {
        tags,
        summary: 'What other centres passed to mine',
        querystring: InboxQuery,
        response: { 200: Inbox },
      },
    },
    (request) => inboxFor(parts, personOf(request), request.query.view ?? 'waiting'),
  );
  app.get(
    '/api/assignments/waiting',
    {
      config: { policy: mayReadAssignments },
      schema: {
        tags,
        summary: 'How much of what was passed to my centres waits to be accepted',
        response: { 200: Type.Object({ waiting: Type.Integer() }) },
      },
    },
    (request) => waitingFor(parts, personOf(request)),
  );
  app.get(
    '/api/centres',
    {
      config: { policy: mayReadAssignments },
      schema: {
        tags,
        summary: 'Every centre by its name, to say whose a case is',
        response: { 200: Type.Array(Type.Omit(DestinationView, ['personal'])) },
      },
    },
    () =>
      // Names of centres are public; nothing else of a realm is read here.
      parts.database.acrossRealms(async (tx) => {
        const tree = await realmTree(tx);
        const centres = await centresOf(tx, [...tree.keys()]);
        return centres.map(({ realmId, id, name }) => ({
          realmId,
          centreId: id,
          realm: { ...tree.get(realmId)?.name },
          centre: { ...name },
        }));
      }),
  );
}

function actRoutes(app: HttpServer, parts: CaseParts): void {
  const config = { policy: mayPassCases };
  const common = { tags, params, headers: IfMatch };
  const asked = (request: { params: { id: string }; headers: { 'if-match'?: string | undefined } }) => ({
    id: request.params.id,
    seen: versionSeen(request.headers),
  });
  app.post(
    '/api/assignments/:id/accept',
    {
      config,
      schema: {
        ...common,
        summary: 'Take on what was passed: a case is opened for it',
        body: AcceptBody,
        response: { 200: Type.Object({ id: Id, caseId: Id }) },
      },
    },
    (request) => acceptAssignment(parts, personOf(request), asked(request), request.body),
  );
  app.post(
    '/api/assignments/:id/refuse',
    {
      config,
      schema: {
        ...common,
        summary: 'Say that it is not ours, and whose it is',
        body: OwnerBody,
        response: { 200: Done },
      },
    },
    (request) => refuseAssignment(parts, personOf(request), asked(request), request.body),
  );
  app.post(
    '/api/assignments/:id/decide',
    {
      config: { policy: mayDecideOwner },
      schema: {
        ...common,
        summary: 'Decide whose a case is that was refused again and again',
        body: OwnerBody,
        response: { 200: Done },
      },
    },
    (request) => decideOwner(parts, personOf(request), asked(request), request.body),
  );
  app.post(
    '/api/assignments/:id/withdraw',
    {
      config,
      schema: {
        ...common,
        summary: 'Take back what was passed',
        body: WithdrawBody,
        response: { 200: Done },
      },
    },
    (request) => withdrawAssignment(parts, personOf(request), asked(request), request.body.reason),
  );
  app.post(
    '/api/assignments/:id/say',
    {
      config,
      schema: {
        ...common,
        summary: 'Write to the other side, for both to read',
        body: SayBody,
        response: { 200: Done },
      },
    },
    (request) => {
      const { text, side } = request.body;
      return sayToPartner(parts, personOf(request), { ...asked(request), side }, text);
    },
  );
}
