import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { afterEach, describe, expect, it, vi } from 'vitest';
import en from '../../locales/en/commands.json' with { type: 'json' };
import enScripts from '../../locales/en/scripts.json' with { type: 'json' };
import ru from '../../locales/ru/commands.json' with { type: 'json' };
import ruScripts from '../../locales/ru/scripts.json' with { type: 'json' };
import { knownLanguages, wordsIn } from '../platform/words.ts';
import { complaint } from './complaint.ts';
import { helpOf, overview } from './help.ts';
import { commands } from './index.ts';
import { createProgress } from './progress.ts';
import { readInput } from './read-input.ts';
import { createStepLine } from './step-line.ts';
import { terminalLanguage } from './terminal-language.ts';

const main = path.join(import.meta.dirname, '..', 'main.ts');
const languages = knownLanguages();

/** The names of what is filled in, wherever they stand in the message. */
function placeholders(compiled: unknown): string[] {
  if (!Array.isArray(compiled)) return [];
  return compiled
    .filter(Array.isArray)
    .flatMap(([name, , forms]: unknown[]) => [
      ...(typeof name === 'string' && name !== '#' ? [name] : []),
      ...Object.values(typeof forms === 'object' && forms !== null ? forms : {}).flatMap(placeholders),
    ]);
}

const filled = (text: string) => [...new Set(placeholders(compileMessageOrThrow(text)))].sort();

/** What is said about a command given in this way. */
function refused(name: string, args: string[], language: string): string {
  try {
    readInput(commands.find((command) => command.name === name)!, args);
  } catch (error) {
    return complaint(error, wordsIn(language));
  }
  return '';
}

describe('the words of the command line', () => {
  it('say and fill in the same things in both languages', () => {
    expect(Object.keys(ru)).toEqual(Object.keys(en));
    const keys = Object.keys(en) as (keyof typeof en)[];
    for (const key of keys)
      expect({ key, filled: filled(ru[key]) }).toEqual({ key, filled: filled(en[key]) });
  });

  it('know every form a Russian plural takes', () => {
    const plurals = Object.values(ru).filter((text) => text.includes(', plural,'));
    for (const text of plurals) expect(text).toMatch(/few \{.*many \{.*other \{/s);
  });

  it.each(languages)('explain every command, each of its options and settings (%s)', (language) => {
    const words = wordsIn(language);
    for (const command of commands) {
      const help = helpOf(command, words);
      for (const option of Object.keys(command.options)) expect(help).toContain(`--${option}`);
      for (const setting of command.settings ?? []) expect(help).toContain(setting);
      expect(help).not.toMatch(/command\.|option\.|setting\.|[{}]|undefined/);
      expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThan(180);
    }
    expect(overview(commands, '1.2.3', words)).not.toMatch(/command\.|cli\./);
  });

  it.each(languages)('fit a narrow terminal, all but words that are longer (%s)', (language) => {
    const words = wordsIn(language);
    const texts = [
      overview(commands, '1.2.3', words, 40),
      ...commands.map((command) => helpOf(command, words, 40)),
    ];
    const tooLong = texts
      .flatMap((text) => text.split('\n'))
      .filter((line) => line.length > 40 && line.trim().includes(' '));
    expect(tooLong).toEqual([]);
    expect(helpOf(commands[0]!, words, 40)).toContain('\n  --');
  });
});

describe('what is written wrongly', () => {
  it.each([
    [['--nothing'], /--nothing.*heed demo --help/],
    [['-x'], /-x.*heed demo --help/],
    [['--messages'], /--messages.*heed demo --help/],
    [['--data', '--seed', '2'], /--data.*heed demo --help/],
    [['once', 'more'], /once.*heed demo --help/],
    [['--__proto__', '1'], /--__proto__/],
  ])('%j is one line with the next step, in every language', (args, expected) => {
    const said = languages.map((language) => refused('demo', args, language));
    for (const line of said) expect(line).toMatch(expected);
    for (const line of said) expect(line).not.toContain('\n');
    expect(new Set(said).size).toBe(languages.length);
  });

  it('takes no value for a switch, and any that is tied to an option', () => {
    expect(refused('train', ['--force=yes'], 'en')).toContain('--force takes no value');
    expect(readInput(commands.find(({ name }) => name === 'demo')!, ['--seed=-1']).values.seed).toBe('-1');
  });

  it('ends with 1 and one line', () => {
    const env = { ...process.env, HEED_LANGUAGE: 'ru', NODE_NO_WARNINGS: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'burn'], { env, encoding: 'utf8' });
    const line = 'heed: команды «burn» нет: все показывает heed --help\n';
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: line });
  }, 60_000);
});

describe('the language of the terminal', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
    [{ LANG: 'ru_RU.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'ru_RU.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: '' }, 'en'],
    [{ LC_ALL: 'C', HEED_LANGUAGE: 'ru' }, 'ru'],
    [{ LANG: 'ru_RU.UTF-8', HEED_LANGUAGE: 'en' }, 'en'],
  ])('%j speaks %s', (env, language) => {
    expect(terminalLanguage(env)).toBe(language);
  });
});

describe('the scripts that run before anything is installed', () => {
  const scripts = path.join(import.meta.dirname, '..', '..', 'scripts');
  const sources = globSync('*.mjs', { cwd: scripts }).map((name) =>
    readFileSync(path.join(scripts, name), 'utf8'),
  );

  it('have words for whatever they say, and say all they have words for', () => {
    const said = sources.flatMap((source) =>
      [...source.matchAll(/(giveUp|say)\('([\w.-]+)'/g)].flatMap(([, how, key]) =>
        how === 'say' ? [key] : [key, `${key}.next`],
      ),
    );
    expect(said.sort()).toEqual(Object.keys(enScripts).sort());
  });

  it.each([
    [{ LANG: 'de_DE.UTF-8' }, enScripts],
    [{ LANG: 'ru_RU.UTF-8' }, ruScripts],
    [{ LANG: 'ru_RU.UTF-8', HEED_LANGUAGE: 'en' }, enScripts],
  ])('%j chooses their language as it does that of the command line', (env, catalogue) => {
    const code = `import { say } from './words.mjs';
      process.stdout.write(say('scripts.machine', { platform: 'a', arch: 'b' }))`;
    const args = ['--input-type=module', '--eval', code];
    const { stdout } = spawnSync(process.execPath, args, { cwd: scripts, env, encoding: 'utf8' });
    expect(stdout).toBe(catalogue['scripts.machine'].replace('{platform}', 'a').replace('{arch}', 'b'));
  });
});

describe('the progress of long work', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['en', 'Reading: 1,500 of 60,000, 750 a second, 78 s left'],
    ['ru', 'Чтение: 1\u00a0500 из 60\u00a0000, 750 в секунду, осталось 78 с'],
  ])('shows count, rate and time left with the numbers of %s', (language, expected) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const words = wordsIn(language);
    const written: string[] = [];
    const stream = { isTTY: true, write: (text: string) => written.push(text) > 0 };
    const progress = createProgress(words('import.reading'), words, stream);
    vi.advanceTimersByTime(2000);
    progress.update(1500, 60_000);
    expect(written.join('')).toContain(expected);
  });

  it('says what it is at and for how long, also while one step takes long', () => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
    const words = wordsIn('en');
    const written: string[] = [];
    const stream = { isTTY: true, write: (text: string) => written.push(text) > 0 };
    const steps = createStepLine(words('demo.filling'), words, stream);
    steps.say(words('demo.step.statistics'));
    vi.advanceTimersByTime(2000);
    steps.say(words('demo.step.work'));
    steps.end();
    vi.advanceTimersByTime(5000);
    const said = written.map((text) => text.slice(text.indexOf('K') + 1)).filter(Boolean);
    expect(said).toEqual([
      'Filling the demo region: counting what is there, 0 s so far',
      'Filling the demo region: counting what is there, 1 s so far',
      'Filling the demo region: counting what is there, 2 s so far',
      'Filling the demo region: the work of the team, 2 s so far',
    ]);
  });
});
