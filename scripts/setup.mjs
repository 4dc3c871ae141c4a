// Makes a clone ready to run. Plain JavaScript without dependencies: it runs on whatever Node the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { runNpm } from './run-npm.mjs';
import { say } from './words.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Node 24, which comes from npm with the other dependencies. */
export const node = join(root, 'node_modules', '.bin', 'node');

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.heed-installed');

/** Ends the process with one clear line, the words of `key`, and the next step, those of `key.next`. */
export function giveUp(key, params) {
  process.stderr.write(`heed: ${say(key, params)}\n      ${say(`${key}.next`, params)}\n`);
  process.exit(1);
}

function checkMachine() {
  const { platform, arch, versions } = process;
  if (Number(versions.node.split('.')[0]) < 20) giveUp('scripts.node-old', { version: versions.node });
  if (platform !== 'linux' || arch !== 'x64') giveUp('scripts.machine', { platform, arch });
  if (!process.report.getReport().header.glibcVersionRuntime) giveUp('scripts.no-glibc');
}

/** What the installed dependencies depend on: the lock file, and the machine for programs made for it. */
function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

function works(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whether what npm noted as installed is what the lock file asks for: then somebody ran npm by hand. */
function installedByHand() {
  const noted = join(modules, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '') return true;
    return installed[path] ? installed[path].version === version : optional === true;
  });
}

/** Whether this user may put something into a folder, or make it where it is not there yet. */
function mayWrite(folder) {
  if (!existsSync(folder)) return mayWrite(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A clone of somebody else's, or on a disk that can only be read: npm and vite would say so at length. */
export function requireWritable(folder) {
  if (!mayWrite(folder)) giveUp('scripts.read-only', { folder });
}

async function install() {
  requireWritable(modules);
  process.stderr.write(`heed: ${say('scripts.installing')}\n`);
  // npm names itself and its Node to the scripts it runs. Its Node matters: npm ci removes the one in node_modules.
  const { npm_execpath: npm, npm_node_execpath: npmNode } = process.env;
  const viaItself = npm && /npm-cli\.c?js$/.test(npm);
  const [program, first] = viaItself ? [npmNode ?? process.execPath, [npm]] : ['npm', []];
  // Two packages fetch or link programs when they are installed; package.json names them under allowScripts.
  const args = [...first, 'ci', '--include=dev', '--ignore-scripts=false', '--loglevel=error'];
  if (!viaItself && !works('npm')) giveUp('scripts.no-npm');
  const code = await runNpm(program, args, root);
  if (code !== 0) giveUp('scripts.install-failed');
}

/** npx looks for commands here, and a project's own are not linked by npm. */
function linkCommand() {
  const link = join(modules, '.bin', 'heed');
  rmSync(link, { force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join('..', '..', 'bin', 'heed.mjs'), link);
}

/** For what two starts at once must not do to one clone; by the time of this one's turn it may have been done. */
export function inTurn(work) {
  return alone(root, () => process.stderr.write(`heed: ${say('scripts.waiting')}\n`), work);
}

/** Installs what is missing and says so; silent and quick (some 10 ms) when nothing is. */
export async function setUp() {
  checkMachine();
  if (!isSetUp()) await inTurn(setUpAlone);
}

function isSetUp() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint() && existsSync(node);
}

async function setUpAlone() {
  if (isSetUp()) return;
  if (!installedByHand() || !works(node)) await install();
  if (!works(node)) giveUp('scripts.node-does-not-run');
  if (!mayWrite(modules)) return;
  linkCommand();
  writeFileSync(stampFile, fingerprint());
}
