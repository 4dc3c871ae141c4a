import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** So many wrong passwords in a row cost nothing: people mistype. */
export const freeFailures = 5;
const longestWaitSeconds = 15 * 60;
/** Failures older than this no longer count. */
export const forgetAfterMs = 24 * 3_600_000;

/**
 * How long to wait after this many failures in a row: a second after the fifth, doubling, a quarter of an hour at most.
 * About a hundred guesses a day from one place; NIST SP 800-63B §5.2.2 allows a hundred in all.
 */
export function waitAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(2 ** (failures - freeFailures), longestWaitSeconds);
}

/**
 * What failures are counted by: the account and where the guesses come from, never the account alone, so that nobody
 * can lock another out. A browser the person has used before is a place of its own (OWASP, "device cookies").
 */
export function bucketOf(kind: 'password' | 'code', account: string, place: string): Buffer {
  return createHash('sha256').update(`${kind}\n${account.trim().toLowerCase()}\n${place}`).digest();
}

/** One customer's network: an IPv4 address, or the /64 every IPv6 customer has whole (RFC 6177). */
export function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  const groups = [...front, ...zeros, ...back].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
