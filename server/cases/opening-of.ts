import { sql, type Tx } from '../platform/database.ts';
import { plainArray } from '../platform/plain-arrays.ts';
import type { ProposedOpening } from '../triage/index.ts';
import type { Opening } from './open-cases.ts';

/** What of a message an opening needs beside its proposal. */
export interface MessageToOpen {
  readonly messageId: string;
  readonly text: string;
  readonly channelId: string;
  readonly source: string;
  readonly centreId: string;
  readonly receivedAt: Date;
  readonly reach: number;
}

export function readMessagesToOpen(
  tx: Tx,
  realmId: string,
  messageIds: readonly string[],
): Promise<MessageToOpen[]> {
  return tx.all(
    sql<MessageToOpen>`
    select m.id as "messageId", m.text, m.channel_id as "channelId", m.source, s.centre_id as "centreId",
      m.received_at as "receivedAt",
      coalesce((m.reach->>'likes')::int, 0) + coalesce((m.reach->>'comments')::int, 0)
        + coalesce((m.reach->>'shares')::int, 0) + coalesce((m.reach->>'views')::int, 0) as reach
    from messages m join message_states s on s.realm_id = m.realm_id and s.message_id = m.id
    where m.realm_id = ${realmId} and m.id = any(${plainArray(messageIds)}::uuid[])`,
    'messages-to-open',
  );
}

/** The opening a proposal amounts to; `undefined` when it proposes no topic, for then a person has to. */
export function openingOf(
  message: MessageToOpen,
  proposal: ProposedOpening,
  centreOfArea: (areaId: string) => string | undefined,
): Opening | undefined {
  if (!proposal.topicId) return undefined;
  const { place, severity } = proposal.detail;
  const { settlementId, streetId, landmarkId, house, text, lon, lat } = place;
  const known = settlementId ?? streetId ?? landmarkId ?? text;
  return {
    messageId: message.messageId,
    text: message.text,
    language: proposal.language,
    topicId: proposal.topicId,
    type: proposal.type,
    severity: proposal.severity,
    severityReason: severity.reasons[0]?.code ?? null,
    centreId: (proposal.areaId && centreOfArea(proposal.areaId)) || message.centreId,
    areaId: proposal.areaId,
    place: known ? { settlementId, streetId, landmarkId, house, text } : null,
    lon,
    lat,
    reach: message.reach,
    channelId: message.channelId,
    source: message.source,
    registeredAt: message.receivedAt,
  };
}
