import { BlockList, isIP } from 'node:net';

/**
 * Addresses that are not of the public internet (IANA special-purpose address registries, RFC 6890 and what followed):
 * this machine, private nets, link-local with the metadata services of clouds, multicast, documentation, and every form
 * of IPv6 that carries an IPv4 address inside.
 */
// Apart: one list would take every IPv4 address for the mapped one it knows.
const [special4, special6] = [new BlockList(), new BlockList()];
const nets4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const nets6 = [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;
for (const [net, bits] of nets4) special4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of nets6) special6.addSubnet(net, bits, 'ipv6');

/** Whether an address, as text, belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !special4.check(address, 'ipv4');
  return family === 6 && !special6.check(address, 'ipv6');
}

const ports = new Set(['', '80', '443']);

/**
 * The address to ask, if it may be asked at all. `URL` has already turned decimal, octal and hexadecimal forms of IPv4
 * into the usual one, and international names into ASCII.
 * @returns `undefined` for other protocols and ports, names and passwords inside, and addresses that are not public
 */
export function foreignAddress(text: string, base?: URL): URL | undefined {
  const url = URL.parse(text, base?.href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username || url.password || !ports.has(url.port)) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined;
  if (!host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/i.test(host)) return undefined;
  return url;
}
