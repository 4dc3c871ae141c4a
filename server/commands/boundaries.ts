import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { system } from '../platform/actor.ts';
import { wordsIn } from '../platform/words.ts';
import {
  type BoundaryOptions,
  type BoundaryReport,
  guessOptions,
  parseGeojson,
  propertiesIn,
  tryBoundaries,
  writeBoundaries,
} from '../territory/index.ts';
import { type Command, type CommandInput, flag, textOption, UsageError } from './command.ts';
import { databaseHelp, databaseOptions, open } from './open.ts';
import { findRealm } from './user.ts';

export const boundaries: Command = {
  name: 'boundaries',
  summary: 'bring in the boundaries of areas (GeoJSON)',
  help: `heed boundaries FILE [--realm CODE] [--name-property P] [--code-property P] [--centre-property P] [--dry-run]

Reads GeoJSON polygons in degrees (WGS 84) and makes or changes the areas of a realm: all of them or, when something
fails, none. Areas are matched by code, then by name within their centre, and keep their ids; areas the file does not
speak of stay. The same file brought in again changes nothing. Features that cannot be used are listed with what to do.

  --name-property P    the property that holds an area's name (default: guessed, and said)
  --code-property P    the property that holds its code; "none" matches by name alone
  --centre-property P  the property that names the centre it belongs to, such as its region; a centre there is not yet
                       is made below the topmost; "none" for all in the topmost centre
  --only P=VALUE       only the features whose property P has this value
  --dry-run            says what would be done, and writes nothing
  --language L         language of the report (default: en)
  --realm CODE         the realm; not needed when there is only one
${databaseHelp}`,
  options: {
    ...databaseOptions,
    realm: { type: 'string' },
    'name-property': { type: 'string' },
    'code-property': { type: 'string' },
    'centre-property': { type: 'string' },
    only: { type: 'string' },
    'dry-run': { type: 'boolean' },
    language: { type: 'string' },
  },
  async run(input) {
    const content = await readGeojson(input);
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
      say(report, options, textOption(input, 'language') ?? 'en');
      if (isDry) console.log('Nothing was written.');
    } finally {
      await opened.close();
    }
  },
};

async function readGeojson(input: CommandInput): Promise<string> {
  const [file, more] = input.positionals;
  if (!file) throw new UsageError('say which file: heed boundaries FILE');
  if (more) throw new UsageError(`one file at a time: ${file}, then ${more}`);
  try {
    return await readFile(path.resolve(file), 'utf8');
  } catch {
    throw new UsageError(`${file} is not there, or may not be read`);
  }
}

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
    throw new UsageError(
      `no feature has the property "${name}": there are ${found.map((one) => one.name).join(', ')}`,
    );
  };
  const only = textOption(input, 'only');
  const at = only?.indexOf('=') ?? -1;
  if (only !== undefined && at < 1) throw new UsageError(`--only takes property=value, not "${only}"`);
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
  const { nameProperty, codeProperty, centreProperty } = options;
  console.log(
    `Names from ${nameProperty ?? 'nowhere'}, codes from ${codeProperty ?? 'nowhere'}, centres from ${centreProperty ?? 'nowhere'}.`,
  );
  const { features, made, changed, same, leftOut, untouched, centres, problems, problemsInAll } = report;
  console.log(
    `${features} features: ${made} new areas, ${changed} changed, ${same} as they were, ${leftOut} left out; ${untouched} areas not in the file stay.`,
  );
  if (centres.length > 0) console.log(`${centres.length} new centres: ${centres.join(', ')}`);
  for (const { severity, code, name, params } of problems)
    console.log(
      `  ${severity === 'error' ? 'left out' : 'kept    '}  ${name ?? ''}  ${words(`boundaries.problem.${code}`, params)}`,
    );
  if (problemsInAll > problems.length) console.log(`  … and ${problemsInAll - problems.length} more`);
}
