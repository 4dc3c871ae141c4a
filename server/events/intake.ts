import { Type } from 'typebox';
import { Id } from './changes.ts';

export const intakeEvents = {
  /** A batch of one realm, written in the transaction that stored the messages. */
  'messages.received': Type.Object({ messageIds: Type.Array(Id) }),
  'message.edited': Type.Object({ version: Type.Integer() }),
  'message.deleted': Type.Object({ version: Type.Integer() }),
  'message.files-added': Type.Object({ fileIds: Type.Array(Id) }),
  'message.set-aside': Type.Object({ reason: Type.String() }),
  'message.restored': Type.Object({}),
  'import.started': Type.Object({ importId: Id, fileName: Type.String() }),
  'import.finished': Type.Object({
    importId: Id,
    state: Type.String(),
    rowsNew: Type.Integer(),
    rowsKnown: Type.Integer(),
    rowsBad: Type.Integer(),
  }),
};
