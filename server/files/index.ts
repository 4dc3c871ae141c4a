import './file.errors.ts';

export { copyBytes, type FilePlace, forgetBytes, keepBytes } from './blobs.ts';
export type { Camera } from './camera.rules.ts';
export { filesModule } from './files.module.ts';
export {
  attachToAnswer,
  attachToMass,
  attachToMessage,
  dropUntied,
  insertCopy,
  type NamedBlob,
  tieToAnswer,
  tieToMessage,
} from './files.store.ts';
export { openAllowed } from './open-file.ts';
export { sendFile } from './send-file.ts';
export { pictureTypes } from './sniff.rules.ts';
