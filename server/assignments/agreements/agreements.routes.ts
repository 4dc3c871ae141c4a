import { type Static, Type } from 'typebox';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { authorise } from '../../platform/policy.ts';
import { mayChangeAgreements, mayReadAgreements } from '../assignments.policies.ts';
import { realmTree, topCentreOf } from '../realm-tree.store.ts';
import { AgreementActBody, AgreementBody, AgreementView, RealmName } from './agreement.schema.ts';
import { listAgreements } from './agreements.store.ts';
import { type AgreementParts, actOnAgreement, proposeAgreement } from './change-agreement.ts';

const tags = ['agreements'];
const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });

export function agreementRoutes(app: HttpServer, parts: AgreementParts): void {
  app.get(
    '/api/agreements',
    {
      config: { policy: mayReadAgreements },
      schema: {
        tags,
        summary: 'What this realm lets others have, what others let it have, and who the others are',
        response: { 200: Type.Object({ items: Type.Array(AgreementView), partners: Type.Array(RealmName) }) },
      },
    },
    (request) => {
      const person = personOf(request);
      const { realmId } = person;
      return parts.database.inRealm(realmId, async (tx) => {
        const centreId = (await topCentreOf(tx, realmId)) ?? null;
        authorise(mayReadAgreements, person, { realmId, centreId });
        const partners = [...(await realmTree(tx)).values()].filter(({ id }) => id !== realmId);
        return {
          items: (await listAgreements(tx, realmId)).map((row) => agreementView(row, person.id)),
          partners: partners.map(({ id, name }) => ({ id, name: { ...name } })),
        };
      });
    },
  );
  const config = { policy: mayChangeAgreements };
  app.post(
    '/api/agreements',
    {
      config,
      schema: {
        tags,
        summary: 'Propose what another realm may have of this one',
        body: AgreementBody,
        response: { 201: Saved },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await proposeAgreement(parts, personOf(request), request.body)),
  );
  app.post(
    '/api/agreements/:id/act',
    {
      config,
      schema: {
        tags,
        summary: 'Approve as the second person, sign or refuse as the partner, or end it',
        params,
        headers: IfMatch,
        body: AgreementActBody,
        response: { 200: Saved },
      },
    },
    (request) =>
      actOnAgreement(
        parts,
        personOf(request),
        { id: request.params.id, seen: versionSeen(request.headers) },
        request.body,
      ),
  );
}

function agreementView(
  row: Awaited<ReturnType<typeof listAgreements>>[number],
  personId: string,
): Static<typeof AgreementView> {
  const { proposedBy, proposedAt, approvedAt, signedAt, endedAt, terms, partnerName, ...rest } = row;
  return {
    ...rest,
    partnerName: { ...partnerName },
    terms: { ...terms, topics: terms.topics && [...terms.topics] },
    mine: proposedBy === personId,
    proposedAt: proposedAt.toISOString(),
    approvedAt: approvedAt?.toISOString() ?? null,
    signedAt: signedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
