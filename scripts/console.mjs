// Builds the console when what it is made of has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp, inTurn, node, requireWritable, root } from './setup.mjs';
import { say } from './words.mjs';

/** The console's own files, the words it shows, and the engines it may share with the server. */
const madeOf = ['console', 'locales', 'engines', 'package-lock.json'];
const notSources = new Set(['dist', 'node_modules']);
const dist = join(root, 'console', 'dist');
const stampFile = join(root, 'node_modules', '.cache', 'heed-console');

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) if (!notSources.has(name)) yield* filesUnder(join(path, name));
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const path of madeOf.flatMap((name) => [...filesUnder(join(root, name))])) {
    hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Leaves console/dist true to its sources; quick when nothing has changed. */
export async function buildConsole() {
  if (!existsSync(join(root, 'console', 'index.html'))) return;
  const wanted = fingerprint();
  if (!isBuilt(wanted)) await inTurn(() => build(wanted));
}

function isBuilt(wanted) {
  const built = existsSync(join(dist, 'index.html'));
  return built && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

function build(wanted) {
  if (isBuilt(wanted)) return;
  for (const folder of [dist, dirname(stampFile)]) requireWritable(folder);
  process.stderr.write(`heed: ${say('scripts.building')}\n`);
  // A build that is interrupted must not pass for a finished one.
  rmSync(stampFile, { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(node, [vite, 'build', 'console', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) giveUp('scripts.build-failed');
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, wanted);
}
