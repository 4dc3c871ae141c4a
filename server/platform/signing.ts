import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import type { KeyRing } from './vault.ts';

/** A 32-byte Ed25519 seed as PKCS #8 (RFC 8410, §7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export interface Signature {
  /** Fingerprint of the public key. */
  readonly key: string;
  /** Base64. */
  readonly signature: string;
}

export interface PublicKey {
  readonly id: string;
  /** The 32 bytes of RFC 8032, base64. */
  readonly publicKey: string;
}

/** Signs with the ring's current key (Ed25519, RFC 8032). */
export function sign(ring: KeyRing, bytes: Buffer): Signature {
  const key = privateKeyOf(ring.keys.get(ring.current)!);
  return { key: publicKeyOf(key).id, signature: signBytes(null, bytes, key).toString('base64') };
}

/** Every public key of the ring, the current first. */
export function publicKeys(ring: KeyRing): PublicKey[] {
  return [...ring.keys.values()].map((seed) => publicKeyOf(privateKeyOf(seed)));
}

/** The name of a public key: the first 16 hexadecimal digits of its SHA-256. */
export function fingerprint(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

export function signatureHolds(publicKey: string, bytes: Buffer, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiHead, raw]), format: 'der', type: 'spki' });
  return verifyBytes(null, bytes, key, Buffer.from(signature, 'base64'));
}

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(key: KeyObject): PublicKey {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = der.subarray(spkiHead.length).toString('base64');
  return { id: fingerprint(publicKey), publicKey };
}
