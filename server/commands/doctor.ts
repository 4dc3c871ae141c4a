import { readConfig } from '../platform/config.ts';
import { runDoctor } from '../platform/doctor.ts';
import { UsageError } from '../platform/usage-error.ts';
import { type Command, numberOption, textOption } from './command.ts';
import { databaseOptions, portOption } from './open.ts';

export const doctor: Command = {
  name: 'doctor',
  options: { ...portOption, ...databaseOptions },
  async run(input) {
    const overrides = { data: textOption(input, 'data'), port: numberOption(input, 'port') };
    const { dataDirectory, port, host, databaseUrl } = readConfig(input.env, overrides);
    const report = await runDoctor({ dataDirectory, port, host, databaseUrl });
    for (const { name, ok, found, next } of report.checks) {
      console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${found}${next ? `\n      ${next}` : ''}`);
    }
    if (!report.ok) throw new UsageError('doctor-missing');
  },
};
