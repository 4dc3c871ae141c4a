import { BlockList, isIP } from 'node:net';

/**
 * IPv4 that is not of the public internet (IANA special-purpose address registries, RFC 6890 and what followed): this
 * machine, private nets, link-local with the metadata services of clouds, multicast, documentation.
 */
const special4 = [
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
/** All of IPv6 that is handed out lies in here (IANA IPv6 Global Unicast Address Assignments); every other form that carries IPv4 inside does not. */
const public6 = ['2000::', 3] as const;
/** And of that: Teredo and its neighbours, documentation, 6to4. */
const special6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

// Apart: one list would take every IPv4 address for the mapped one it knows.
const [refused4, given6, refused6] = [new BlockList(), new BlockList(), new BlockList()];
for (const [net, bits] of special4) refused4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of special6) refused6.addSubnet(net, bits, 'ipv6');
given6.addSubnet(...public6, 'ipv6');

/** Whether an address, as text, belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  return family === 6 && given6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}

/**
 * The address to ask, if it may be asked at all. `URL` has already turned decimal, octal and hexadecimal forms of IPv4
 * into the usual one, and international names into ASCII.
 * @param near origins in our own nets that may be asked all the same: whoever runs the machine has named them
 * @returns `undefined` for anything but https at its own port, names and passwords inside, and addresses that are not public
 */
export function foreignAddress(text: string, near: readonly string[] = []): URL | undefined {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  if (url.username || url.password) return undefined;
  if (near.includes(url.origin)) return url;
  if (url.protocol !== 'https:' || url.port) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined;
  if (!host.includes('.') || /\.(?:localhost|local|internal|home\.arpa)$/i.test(host)) return undefined;
  return url;
}
