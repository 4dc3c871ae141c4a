import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import { IfMatch, versionSeen } from '../platform/http/version.ts';
import { centresWhere } from '../platform/policy.ts';
import type { DeliveryParts } from './deliver.ts';
import { maySettleDeliveries } from './delivery.policies.ts';
import { listUnsettled } from './outgoing.store.ts';
import { settleDelivery } from './settle-delivery.ts';

const OptionalText = Type.Union([Type.String(), Type.Null()]);

export const Unsettled = Type.Object({
  id: Type.String(),
  caseId: OptionalText,
  caseNumber: OptionalText,
  messageId: Type.String(),
  channelId: Type.String(),
  kind: Type.String(),
  manner: Type.String(),
  text: Type.String(),
  state: Type.String(),
  attempts: Type.Integer(),
  startedAt: OptionalText,
  error: OptionalText,
  version: Type.Integer(),
});

export function deliveryRoutes(app: HttpServer, parts: DeliveryParts): void {
  const config = { policy: maySettleDeliveries };
  const tags = ['delivery'];

  app.get(
    '/api/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'What was not sent, or whose outcome nobody knows',
        response: { 200: Type.Array(Unsettled) },
      },
    },
    async (request) => {
      const person = personOf(request);
      const centreIds = centresWhere(maySettleDeliveries, person);
      const rows = await parts.database.inRealm(person.realmId, (tx) =>
        listUnsettled(tx, person.realmId, centreIds),
      );
      return rows.map((row) => ({ ...row, startedAt: row.startedAt?.toISOString() ?? null }));
    },
  );

  app.post(
    '/api/deliveries/:id/settle',
    {
      config,
      schema: {
        tags,
        summary: 'Say whether it arrived; what did not is sent again',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        headers: IfMatch,
        body: Type.Object({ verdict: Type.Union([Type.Literal('was sent'), Type.Literal('was not sent')]) }),
        response: { 200: Type.Object({ version: Type.Integer(), state: Type.String() }) },
      },
    },
    (request) =>
      settleDelivery(parts, personOf(request), {
        outgoingId: request.params.id,
        seen: versionSeen(request.headers),
        verdict: request.body.verdict,
      }),
  );
}
