import { readFile } from 'node:fs/promises';
import { system } from '../platform/actor.ts';
import { UsageError } from '../platform/usage-error.ts';
import { knownLanguages, wordsIn } from '../platform/words.ts';
import {
  type BoundaryOptions,
  type BoundaryReport,
  guessOptions,
  parseGeojson,
  propertiesIn,
  tryBoundaries,
  writeBoundaries,
} from '../territory/index.ts';
import { type Command, type CommandInput, choiceOption, flag, textOption } from './command.ts';
import { databaseOptions, open } from './open.ts';
import { requireFile } from './require-file.ts';
import { findRealm } from './user.ts';

export const boundaries: Command = {
  name: 'boundaries',
  takes: 1,
  options: {
    'name-property': { type: 'string' },
    'code-property': { type: 'string' },
    'centre-property': { type: 'string' },
    only: { type: 'string' },
    'dry-run': { type: 'boolean' },
    language: { type: 'string' },
    realm: { type: 'string' },
    ...databaseOptions,
  },
  async run(input) {
    const language = choiceOption(input, 'language', knownLanguages()) ?? input.language;
    const content = await readFile(requireFile('boundaries', input), 'utf8');
    const options = readOptions(input, parseGeojson(content));
    const opened = await open(input, { logLevel: 'warn', poolSize: 2 });
    try {
      const { database, platform } = opened;
      const realm = await database.acrossRealms((tx) => findRealm(tx, textOption(input, 'realm')));
      const context = { realmId: realm.id, actor: system('heed boundaries'), at: platform.clock.now() };
      const isDry = flag(input, 'dry-run');
      const report = await database.inRealm(realm.id, async (tx) =>
        isDry
          ? (await tryBoundaries(tx, realm.id, content, options)).report
          : writeBoundaries(tx, context, content, options),
      );
      say(report, options, language);
      if (isDry) console.log(wordsIn(language)('cli.nothing-written'));
    } finally {
      await opened.close();
    }
  },
};

function readOptions(input: CommandInput, content: unknown): BoundaryOptions {
  const found = propertiesIn(content);
  const guessed = guessOptions(found);
  const property = (option: string, otherwise: string | null) => {
    const given = textOption(input, option);
    if (given === undefined) return otherwise;
    if (given === 'none') return null;
    return known(given);
  };
  const known = (name: string) => {
    if (found.some((one) => one.name === name)) return name;
    throw new UsageError('boundary-property', { name, known: found.map((one) => one.name).join(', ') });
  };
  const only = textOption(input, 'only');
  const at = only?.indexOf('=') ?? -1;
  if (only !== undefined && at < 1)
    throw new UsageError('option-not-pair', { option: '--only', shape: 'property', given: only });
  return {
    nameProperty: property('name-property', guessed.nameProperty),
    codeProperty: property('code-property', guessed.codeProperty),
    centreProperty: property('centre-property', guessed.centreProperty),
    centreId: null,
    only: only === undefined ? null : { property: known(only.slice(0, at)), value: only.slice(at + 1) },
  };
}

function say(report: BoundaryReport, options: BoundaryOptions, language: string): void {
  const words = wordsIn(language);
  const from = (property: string | null) => property ?? words('boundaries.told.nowhere');
  const { nameProperty, codeProperty, centreProperty } = options;
  const sources = { name: from(nameProperty), code: from(codeProperty), centre: from(centreProperty) };
  console.log(words('boundaries.told.sources', sources));
  const { centres, problems, problemsInAll, ...counts } = report;
  console.log(words('boundaries.told.counts', { ...counts }));
  if (centres.length > 0)
    console.log(words('boundaries.told.centres', { count: centres.length, names: centres.join(', ') }));
  const fates = { error: words('boundaries.told.left-out'), warning: words('boundaries.told.kept') };
  const width = Math.max(...Object.values(fates).map((fate) => fate.length));
  for (const { severity, code, name, params } of problems) {
    const fate = severity === 'error' ? fates.error : fates.warning;
    console.log(`  ${fate.padEnd(width)}  ${name ?? ''}  ${words(`boundaries.problem.${code}`, params)}`);
  }
  if (problemsInAll > problems.length)
    console.log(`  ${words('boundaries.told.more', { count: problemsInAll - problems.length })}`);
}
