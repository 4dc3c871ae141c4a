import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, accountFor, canEnter, isRoot } from './account.ts';
import { freePlace, lineIn, ownerMarkFor, pointerIn } from './away.ts';
import { tighten } from './cluster.ts';
import { type Notice, PostgresError } from './postgres.errors.ts';

/** Where a cluster lies and as whom its server runs (`undefined`: as this process). */
export interface Place {
  readonly cluster: string;
  readonly account: Account | undefined;
}

/** The cluster of a data directory, whether it is there yet or not. */
export function clusterOf(dataDirectory: string): string {
  const real = realpathSync(dataDirectory);
  return lineIn(pointerIn(real)) ?? join(real, 'postgres');
}

/**
 * Decides where the cluster of a data directory lies: inside it, unless the account PostgreSQL must run as
 * (root may not) cannot get there, as in a clone under /root; then under /var/lib/heed, with a pointer left behind.
 * @throws PostgresError `not-owner`, `cluster-missing`, `cluster-shared`
 */
export function placeCluster(dataDirectory: string, log: Notice): Place {
  const real = realpathSync(dataDirectory);
  const pointed = lineIn(pointerIn(real));
  const cluster = pointed ?? join(real, 'postgres');
  const account = accountFor(cluster);
  if (pointed !== undefined) claim(pointed, real);
  else if (account && !canEnter(real, account)) return moveAway(real, account, log);
  if (existsSync(cluster)) putInOrder(cluster, account);
  return { cluster, account };
}

function moveAway(dataDirectory: string, account: Account, log: Notice): Place {
  const cluster = freePlace(dataDirectory);
  mkdirSync(dirname(cluster), { recursive: true, mode: 0o755 });
  log('elsewhere', { dataDirectory, cluster });
  writeFileSync(ownerMarkFor(cluster), `${dataDirectory}\n`);
  writeFileSync(pointerIn(dataDirectory), `${cluster}\n`);
  return { cluster, account };
}

/** A data directory that was moved keeps its cluster; one that was copied must not share it. */
function claim(cluster: string, dataDirectory: string): void {
  const mark = ownerMarkFor(cluster);
  const owner = lineIn(mark);
  if (owner === dataDirectory) return;
  if (owner === undefined) {
    throw new PostgresError('cluster-missing', { pointer: pointerIn(dataDirectory), cluster });
  }
  if (lineIn(pointerIn(owner)) === cluster) {
    throw new PostgresError('cluster-shared', {
      pointer: pointerIn(dataDirectory),
      dataDirectory,
      owner,
      cluster,
    });
  }
  writeFileSync(mark, `${dataDirectory}\n`);
}

function putInOrder(cluster: string, account: Account | undefined): void {
  const owner = statSync(cluster).uid;
  if (isRoot()) {
    // Restored or copied by root: give all of it to whom the server runs as.
    if (account && owner !== account.uid)
      spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, cluster]);
  } else if (owner !== process.getuid?.()) {
    throw new PostgresError('not-owner', { cluster, owner: String(owner) });
  }
  tighten(cluster);
}
