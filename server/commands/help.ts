import type { Words } from '../platform/words.ts';
import type { Command } from './command.ts';

const widest = 110;
const indent = '  ';
/** Beside what stands left there must be room for a few words; else they stand below it. */
const fewWords = 24;

/** As wide as the terminal is, where it says so, and no wider than reads well. */
const widthOf = (columns: number | undefined) => Math.min(columns || widest, widest);

/** `heed --help`: every command in a line. */
export function overview(
  commands: readonly Command[],
  version: string,
  words: Words,
  columns = process.stdout.columns,
): string {
  const width = widthOf(columns);
  const rows = commands.map(({ name }) => [name, words(`command.${name}.summary`)] as const);
  return [
    wrap(words('cli.overview', { version }), width).join('\n'),
    words('cli.use'),
    table(rows, width),
    wrap(words('cli.language'), width).join('\n'),
  ].join('\n\n');
}

/** `heed <name> --help`: how it is written, what it does, each option, the settings it heeds. */
export function helpOf(command: Command, words: Words, columns = process.stdout.columns): string {
  const width = widthOf(columns);
  const { name, settings = [], helpParams = {} } = command;
  const options = [...Object.keys(command.options), 'help'].map((option) =>
    words(optionKey(name, option, words), helpParams),
  );
  const needsDatabase = 'data' in command.options;
  const told = [...(needsDatabase ? ['DATABASE_URL'] : []), ...settings].map((one) =>
    words(`setting.${one}`),
  );
  const parts = [
    usage(words(`command.${name}.usage`), width),
    ...words(`command.${name}.about`, helpParams)
      .split('\n')
      .map((paragraph) => wrap(paragraph, width).join('\n')),
    table(options.map(leftAndRight), width),
    ...(told.length > 0 ? [`${words('cli.settings')}\n\n${table(told.map(leftAndRight), width)}`] : []),
  ];
  return parts.join('\n\n');
}

/** Lines as they are written; one that is too long goes on below, set in. */
function usage(text: string, width: number): string {
  const inset = indent.repeat(2);
  return text
    .split('\n')
    .flatMap((line) => (line.length <= width ? [line] : wrap(line.trim(), width - inset.length)))
    .map((line) => (line.startsWith('heed ') || line.startsWith(' ') ? line : inset + line))
    .join('\n');
}

/** Where an option's line stands: with the command when it means something else there. A missing key speaks itself. */
function optionKey(command: string, option: string, words: Words): string {
  const own = `option.${command}.${option}`;
  return words(own) === own ? `option.${option}` : own;
}

function leftAndRight(row: string): readonly [string, string] {
  const [left = '', ...right] = row.split('  ');
  return [left, right.join('  ')];
}

function table(rows: readonly (readonly [string, string])[], width: number): string {
  const left = Math.max(...rows.map(([first]) => first.length)) + 2;
  const room = width - indent.length - left;
  if (room < fewWords) return rows.map((row) => below(row, width)).join('\n');
  return rows
    .flatMap(([first, second]) =>
      wrap(second, room).map((line, index) => `${indent}${(index === 0 ? first : '').padEnd(left)}${line}`),
    )
    .join('\n');
}

function below([first, second]: readonly [string, string], width: number): string {
  const inset = indent.repeat(2);
  return [indent + first, ...wrap(second, width - inset.length).map((line) => inset + line)].join('\n');
}

function wrap(text: string, most: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
