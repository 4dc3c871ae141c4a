import { createHmac } from 'node:crypto';

/** RFC 6238 with what authenticator apps all take: HMAC-SHA-1, six digits, periods of thirty seconds. */
const periodMs = 30_000;
const digits = 6;
/** Clocks may differ, and people are slow: the period before and the one after are taken too (RFC 6238 §5.2). */
const drift = 1;

/** The number of the period a moment lies in. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / periodMs);
}

/** The code of one period (RFC 4226 §5.3). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1]! & 0x0f;
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(number).padStart(digits, '0');
}

/** The period a code belongs to, among those taken now; `undefined` when it belongs to none. */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | undefined {
  const now = stepAt(at);
  for (let step = now - drift; step <= now + drift; step += 1) {
    if (totpCode(secret, step) === code) return step;
  }
  return undefined;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 §6, without padding; for whole groups of five bytes, as all of ours are. */
export function base32(bytes: Buffer): string {
  let text = '';
  for (let bit = 0; bit < bytes.length * 8; bit += 5) {
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    text += alphabet[(pair >> (11 - (bit & 7))) & 31];
  }
  return text;
}

/** What an authenticator app opens ("Key URI format" of Google Authenticator, which all follow). */
export function keyUri(key: string, account: string): string {
  return `otpauth://totp/Heed:${encodeURIComponent(account)}?secret=${key}&issuer=Heed`;
}
