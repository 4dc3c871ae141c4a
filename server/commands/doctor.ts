import { readConfig } from '../platform/config.ts';
import { runDoctor } from '../platform/doctor.ts';
import { type Command, numberOption, textOption, UsageError } from './command.ts';
import { databaseHelp, databaseOptions } from './open.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'check this machine and say what to do',
  help: `heed doctor [--data DIR] [--port N]

Checks everything Heed needs: Node, installed parts, memory, disk, the data directory, the port, the database.

${databaseHelp}`,
  options: databaseOptions,
  async run(input) {
    const overrides = { data: textOption(input, 'data'), port: numberOption(input, 'port') };
    const { dataDirectory, port, host, databaseUrl } = readConfig(input.env, overrides);
    const report = await runDoctor({ dataDirectory, port, host, databaseUrl });
    for (const { name, ok, found, next } of report.checks) {
      console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${found}${next ? `\n      ${next}` : ''}`);
    }
    if (!report.ok) throw new UsageError('something is missing: see the lines marked FAIL');
  },
};
