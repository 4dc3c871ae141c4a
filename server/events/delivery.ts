import { Type } from 'typebox';
import { Id } from './changes.ts';

const about = {
  outgoingId: Id,
  kind: Type.String(),
  messageId: Id,
  answerId: Type.Union([Id, Type.Null()]),
};

/** All in the stream of the case they speak about. */
export const deliveryEvents = {
  'outgoing.sent': Type.Object(about),
  'outgoing.failed': Type.Object({ ...about, error: Type.String() }),
  'outgoing.unknown': Type.Object(about),
  'outgoing.settled': Type.Object({ ...about, verdict: Type.String() }),
};
