import { Type } from 'typebox';
import { Id } from './changes.ts';

export const noticeEvents = {
  /** These people have something new to read. */
  'notices.given': Type.Object({ accountIds: Type.Array(Id) }),
  /** A late clock goes one step up the chain; in the stream of the case. */
  'case.escalated': Type.Object({ clock: Type.String(), round: Type.Integer(), to: Type.String() }),
  /** The duty roster's calls, in the stream of the case. */
  'duty.called': Type.Object({ callId: Id, accountId: Id, step: Type.Integer(), deadline: Type.String() }),
  'duty.acknowledged': Type.Object({ callId: Id }),
  'duty.unanswered': Type.Object({ callId: Id }),
  'duty.roster-changed': Type.Object({ centreId: Id, version: Type.Integer() }),
};
