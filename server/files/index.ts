import './file.errors.ts';

export { forgetBytes, keepBytes } from './blobs.ts';
export { filesModule } from './files.module.ts';
export { attachToMessage, type NamedBlob } from './files.store.ts';
export { pictureTypes } from './sniff.rules.ts';
