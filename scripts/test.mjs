// `npm test`: set-up, every check and every test, one summary. All steps run even when an early one fails.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { buildConsole } from './console.mjs';
import { node, root, setUp } from './setup.mjs';

await setUp();

// Everything the steps put into a temporary folder, databases and browsers included, goes with this one.
// Its name says whose it is, so that the next run can tidy up after one that was killed.
const temporary = realpathSync(tmpdir());
for (const name of readdirSync(temporary)) {
  const [, owner] = /^heed-test-run-(\d+)-/.exec(name) ?? [];
  if (owner && !existsSync(`/proc/${owner}`)) rmSync(join(temporary, name), { recursive: true, force: true });
}
const scratch = mkdtempSync(join(temporary, `heed-test-run-${process.pid}-`));
// PostgreSQL may run as another account, which must get through.
chmodSync(scratch, 0o711);

const packages = join(root, 'node_modules');
const env = {
  ...process.env,
  TMPDIR: scratch,
  FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
  // Tests start Heed dozens of times: most of a start would go into compiling the same files again.
  NODE_COMPILE_CACHE: join(packages, '.cache', 'node'),
};

const running = new Set();
let interrupted;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = signal;
    for (const child of running) child.kill(signal);
    setTimeout(() => {
      for (const child of running) child.kill('SIGKILL');
    }, 5_000).unref();
  });
}

/** Runs a program of node_modules on Node 24; resolves with whether it ended well. `stdout` takes what it says. */
function run(program, args, stdout = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(node, [join(packages, program), ...args], {
      cwd: root,
      env,
      stdio: ['ignore', stdout, stdout],
    });
    running.add(child);
    const end = (well) => {
      running.delete(child);
      resolve(well);
    };
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

/** Checks run beside each other: each says what it has to say when it has ended. */
async function check(name, program, args) {
  const said = join(scratch, `${name}.txt`);
  const file = openSync(said, 'w');
  const well = await run(program, args, file);
  closeSync(file);
  process.stdout.write(`\n── ${name}\n${readFileSync(said, 'utf8')}`);
  return well ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

async function tests(name, args) {
  const report = join(scratch, `${name}.json`);
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const well = await run('vitest/vitest.mjs', ['run', ...args, ...outputs]);
  return countTests(report, well);
}

/** A file that breaks before its first test, or a run that breaks outside any, counts as one failed test. */
function countTests(report, well) {
  if (!existsSync(report)) return { ...nothing, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = numFailedTests + broken;
  return {
    passed: numPassedTests,
    failed: well ? failed : Math.max(failed, 1),
    skipped: numPendingTests + numTodoTests,
  };
}

/** The journeys walk the built console; they wait for the browser while the other tests reckon, and the reverse. */
async function allTests(name) {
  process.stdout.write(`\n── ${name}\n`);
  await buildConsole();
  return tests('tests', []);
}

/** One after the other; the lanes of a stage run beside each other, and the tests have the machine to themselves. */
const stages = [
  [
    [
      ['format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
      ['unused code', 'knip/bin/knip.js', ['--no-progress']],
    ],
    [
      // Each checker works out for itself what the others do too: four, as usual, instantiate 1.8 times as much as two.
      ['types', 'typescript/bin/tsc', ['--noEmit', '--checkers', '2']],
      ['types of the console', 'typescript/bin/tsc', ['--noEmit', '--checkers', '2', '-p', 'console']],
    ],
  ],
  [[['tests and journeys']]],
];

const started = performance.now();
const seconds = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const lines = [];
const total = { ...nothing };

async function runStep([name, program, args]) {
  const from = performance.now();
  const counts = program ? await check(name, program, args) : await allTests(name);
  for (const key of Object.keys(total)) total[key] += counts[key];
  lines.push(
    `${counts.failed ? '✗' : '✓'} ${name.padEnd(24)} ${sentence(counts).padEnd(36)} ${seconds(from)}`,
  );
}

async function runLane(steps) {
  for (const step of steps) if (!interrupted) await runStep(step);
}

for (const lanes of stages) await Promise.all(lanes.map(runLane));
await tidyUp();

/** What an interrupted step leaves running notices within a moment, and may still write while it ends. */
async function tidyUp() {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    if (!interrupted) return;
    await pause(100);
  }
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

process.stdout.write(
  `\n${lines.join('\n')}\n  all in ${seconds(started)}${interrupted ? `, ended early by ${interrupted}` : ''}\n\n`,
);
process.stdout.write(`${sentence(total)}\n`);
process.exitCode = total.failed > 0 || interrupted ? 1 : 0;
