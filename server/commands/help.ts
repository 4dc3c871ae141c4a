import type { Words } from '../platform/words.ts';
import type { Command } from './command.ts';

const width = 110;
const indent = '  ';

/** `heed --help`: every command in a line. */
export function overview(commands: readonly Command[], version: string, words: Words): string {
  const rows = commands.map(({ name }) => [name, words(`command.${name}.summary`)] as const);
  return [
    words('cli.overview', { version }),
    words('cli.use'),
    table(rows),
    wrap(words('cli.language')).join('\n'),
  ].join('\n\n');
}

/** `heed <name> --help`: how it is written, what it does, each option, the settings it heeds. */
export function helpOf(command: Command, words: Words): string {
  const { name, settings = [], helpParams = {} } = command;
  const options = [...Object.keys(command.options), 'help'].map((option) =>
    words(optionKey(name, option, words), helpParams),
  );
  const needsDatabase = 'data' in command.options;
  const told = [...(needsDatabase ? ['DATABASE_URL'] : []), ...settings].map((one) =>
    words(`setting.${one}`),
  );
  const parts = [
    words(`command.${name}.usage`),
    ...words(`command.${name}.about`, helpParams)
      .split('\n')
      .map((paragraph) => wrap(paragraph).join('\n')),
    table(options.map(leftAndRight)),
    ...(told.length > 0 ? [`${words('cli.settings')}\n\n${table(told.map(leftAndRight))}`] : []),
  ];
  return parts.join('\n\n');
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

function table(rows: readonly (readonly [string, string])[]): string {
  const left = Math.max(...rows.map(([first]) => first.length)) + 2;
  return rows
    .flatMap(([first, second]) =>
      wrap(second, width - indent.length - left).map(
        (line, index) => `${indent}${(index === 0 ? first : '').padEnd(left)}${line}`,
      ),
    )
    .join('\n');
}

function wrap(text: string, most = width): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
