import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A path of a socket is at most 107 bytes on Linux (unix(7), `sun_path`); PostgreSQL's has a port of up to five digits. */
const longestPath = 107;
const leftBehind = /^\.(s\.PGSQL|probe)\.\d+(\.lock)?$/;

/** Where PostgreSQL listens in a folder, and where its clients look. */
const socketIn = (folder: string, port: number | string): string => join(folder, `.s.PGSQL.${port}`);

/**
 * The parameter that has the server listen in its own folder as well, which nobody else may enter: through a socket there
 * the kernel does less for each word than through the loopback network. Empty where the path is too long or holds a quote, or the
 * file system knows no sockets; then the network serves.
 */
export async function socketDirectories(cluster: string): Promise<string> {
  const fits = Buffer.byteLength(socketIn(cluster, 65_535)) <= longestPath && !cluster.includes('"');
  return fits && (await canListenIn(cluster)) ? `"${cluster}"` : '';
}

/** The folder of a running server's socket, as its clients are told it; `undefined` where it has none. */
export function socketFolder(cluster: string, port: number): string | undefined {
  return existsSync(socketIn(cluster, port)) ? cluster : undefined;
}

function canListenIn(folder: string): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(join(folder, `.probe.${process.pid}`), () => probe.close(() => resolve(true)));
  });
}

/** A killed server leaves its socket, and the next one has another port. The caller holds the data directory. */
export function clearSockets(cluster: string): void {
  if (!existsSync(cluster)) return;
  for (const name of readdirSync(cluster).filter((entry) => leftBehind.test(entry)))
    rmSync(join(cluster, name), { force: true });
}
