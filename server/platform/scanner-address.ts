import { UsageError } from './usage-error.ts';

/** Where a virus scanner listens: a port, or a socket file of this machine. */
export type ScannerAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/**
 * `tcp://host:port` or `unix:/run/clamav/clamd.ctl`.
 * @throws UsageError for anything else: a mistyped one would let everything through unseen
 */
export function scannerAddress(text: string): ScannerAddress {
  const url = URL.parse(text);
  const bare = url && !url.username && !url.password && !url.search && !url.hash;
  if (bare && url.protocol === 'unix:' && !url.host && url.pathname.length > 1)
    return { path: decodeURIComponent(url.pathname) };
  if (bare && url.protocol === 'tcp:' && url.hostname && url.port && url.pathname.length <= 1)
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
  throw new UsageError('setting-invalid', { setting: 'HEED_VIRUS_SCANNER' });
}
