import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The order of the house: a module may import only what stands above it. */
const order = [
  'platform',
  'events',
  'conditions',
  'access',
  'territory',
  'files',
  'channels',
  'delivery',
  'intake',
  'triage',
  'cases',
  'answers',
  'assignments',
  'notices',
  'search',
  'automation',
  'imports',
  'onboarding',
  'safeguards',
  'residents',
  'demo',
];
/** The root and the command line put everything together. */
const roots = [
  'app.ts',
  'main.ts',
  'version.ts',
  'background',
  'commands',
  'faults',
  'house.test.ts',
  'migrations',
];

const server = import.meta.dirname;
const repository = path.join(server, '..');

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    if (statSync(full).isDirectory()) return name === 'node_modules' ? [] : filesBelow(full);
    return /\.tsx?$/.test(name) ? [full] : [];
  });
}

const importPattern = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(importPattern)].map(([, target]) => path.resolve(path.dirname(file), target!));
}

/** The first circle found from each file: the files that import one another, in the order in which they do. */
function circlesAmong(files: readonly string[]): string[][] {
  const existing = new Set(files);
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: string[]) => {
    if (way.includes(file)) circles.push(way.slice(way.indexOf(file)));
    if (done.has(file)) return;
    done.add(file);
    for (const target of importsOf(file)) if (existing.has(target)) walk(target, [...way, file]);
  };
  for (const file of files) walk(file, []);
  return circles;
}

const moduleOf = (file: string) => path.relative(server, file).split(path.sep)[0]!;
const shown = (file: string) => path.relative(repository, file);
/** Tests may reach into a module's `testing` folder and into their neighbours: they look from inside. */
const isTest = (file: string) => /\.test\.tsx?$|\.fixture\.ts$|\.test-kit\.ts$|[\\/]testing[\\/]/.test(file);

describe('the walls of the house', () => {
  const files = filesBelow(server);

  it('has no module without a place in the order', () => {
    const modules = new Set(files.map(moduleOf));
    expect([...modules].filter((name) => !order.includes(name) && !roots.includes(name))).toEqual([]);
  });

  it('lets a module import only modules above it, and only through their index', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const from = order.indexOf(moduleOf(file));
      if (from < 0 || isTest(file)) continue;
      for (const target of importsOf(file)) {
        if (!target.startsWith(server) || moduleOf(target) === moduleOf(file)) continue;
        const to = order.indexOf(moduleOf(target));
        // The platform is a shelf of parts, each file its own door.
        const throughDoor = moduleOf(target) === 'platform' || path.basename(target) === 'index.ts';
        if (to < 0 || to >= from || !throughDoor) wrong.push(`${shown(file)} → ${shown(target)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('keeps engines free of the server, of input and output, of the clock', () => {
    const wrong: string[] = [];
    for (const file of filesBelow(path.join(repository, 'engines'))) {
      if (isTest(file)) continue;
      const text = readFileSync(file, 'utf8');
      if (/from 'node:(?!util|assert|buffer)/.test(text)) wrong.push(`${shown(file)} touches the machine`);
      if (/\bDate\.now\(|new Date\(\)|Math\.random\(/.test(text))
        wrong.push(`${shown(file)} asks the clock or chance`);
      for (const target of importsOf(file)) {
        const [engine] = path.relative(path.join(repository, 'engines'), target).split(path.sep);
        const own = path.relative(path.join(repository, 'engines'), file).split(path.sep)[0];
        if (engine === '..') wrong.push(`${shown(file)} → ${shown(target)}`);
        if (engine !== own && path.basename(target) !== 'index.ts')
          wrong.push(`${shown(file)} → ${shown(target)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no files that need one another, not even for a type', () => {
    const folders = ['server', 'engines', 'console/src', 'bench', 'e2e'];
    const all = folders.flatMap((folder) => filesBelow(path.join(repository, folder)));
    expect(circlesAmong(all).map((circle) => circle.map(shown))).toEqual([]);
  });

  it('asks the clock only where it is handed out', () => {
    const allowed = ['platform/clock.ts', 'platform/ids.ts'];
    const wrong = files.filter((file) => {
      const name = path.relative(server, file);
      if (
        isTest(file) ||
        allowed.includes(name) ||
        name.startsWith('commands') ||
        name.startsWith('platform')
      )
        return false;
      return /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, 'utf8'));
    });
    expect(wrong.map(shown)).toEqual([]);
  });
});
