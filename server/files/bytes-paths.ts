import path from 'node:path';

/** One folder a realm, so that a realm can be moved or erased alone. */
export function realmFolder(dataDirectory: string, realmId: string): string {
  return path.join(dataDirectory, 'files', realmId);
}

/** What is being written, each under an id of its own, until its digest is known. */
export function unfinishedFolder(dataDirectory: string, realmId: string): string {
  return path.join(realmFolder(dataDirectory, realmId), 'unfinished');
}

/** Bytes lie under their digest, in a folder named by its first byte. */
export function bytesPath(dataDirectory: string, realmId: string, sha256: Buffer): string {
  const digest = sha256.toString('hex');
  return path.join(realmFolder(dataDirectory, realmId), digest.slice(0, 2), digest);
}
