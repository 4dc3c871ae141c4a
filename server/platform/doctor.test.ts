import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { type Check, type CheckName, type DoctorOptions, type Machine, runDoctor } from './doctor.ts';
import { wordsIn } from './words.ts';

const GB = 1024 ** 3;
const good: Machine = {
  platform: 'linux',
  arch: 'x64',
  nodeVersion: '24.21.0',
  memory: 4 * GB,
  freeDisk: () => 50 * GB,
  leftBehind: () => [],
};

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'heed-doctor-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function options(change: Partial<DoctorOptions> = {}): DoctorOptions {
  const databaseUrl = inject('postgres').url;
  return {
    dataDirectory: directory(),
    port: 0,
    host: '127.0.0.1',
    databaseUrl,
    machine: good,
    words: wordsIn('en'),
    ...change,
  };
}

async function checkOf(name: CheckName, change: Partial<DoctorOptions>): Promise<Check | undefined> {
  return (await runDoctor(options(change))).checks.find((check) => check.name === name);
}

test('a good machine passes every check and nothing is left to do', async () => {
  const report = await runDoctor(options());
  expect(report.checks.filter(({ ok, next }) => !ok || next !== '')).toEqual([]);
  expect(report.ok).toBe(true);
});

test('without DATABASE_URL a trial of the embedded server leaves the data directory untouched', async () => {
  const dataDirectory = directory();
  const check = await checkOf('database', { dataDirectory, databaseUrl: undefined });
  expect(check).toMatchObject({ ok: true, found: expect.stringContaining('18.4 starts') });
  expect(readdirSync(dataDirectory)).toEqual([]);
});

test.each<[CheckName, Partial<Machine>]>([
  ['platform', { platform: 'darwin' }],
  ['platform', { arch: 'arm64' }],
  ['node', { nodeVersion: '22.1.0' }],
  ['memory', { memory: GB / 2 }],
  ['disk space', { freeDisk: () => GB }],
])('%s: %j is reported with what to do', async (name, change) => {
  const check = await checkOf(name, { machine: { ...good, ...change } });
  expect(check).toMatchObject({ ok: false, next: expect.stringMatching(/\.$/) });
});

test('a port in use is reported', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await checkOf('port', { port })).toMatchObject({
    ok: false,
    next: expect.stringContaining('--port'),
  });
});

test('where the trial has no room it says so, and not that a database is wrong', async () => {
  const asked = options({ databaseUrl: undefined });
  vi.stubEnv('TMPDIR', '/nowhere/at all');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { checks } = await runDoctor(asked);
  expect(checks.find(({ name }) => name === 'database')).toMatchObject({
    ok: false,
    next: expect.stringContaining('/nowhere/at all'),
  });
});

test('a database that does not answer is reported, and the report is not well', async () => {
  const report = await runDoctor(options({ databaseUrl: 'postgres://heed@127.0.0.1:1/heed' }));
  expect(report.ok).toBe(false);
  expect(report.checks.find(({ name }) => name === 'database')).toMatchObject({
    ok: false,
    next: expect.stringContaining('DATABASE_URL'),
  });
});
