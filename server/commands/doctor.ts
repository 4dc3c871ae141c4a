import { existsSync } from 'node:fs';
import { keyFiles, placeOf, readConfig } from '../platform/config.ts';
import { runDoctor } from '../platform/doctor.ts';
import { UsageError } from '../platform/usage-error.ts';
import { type Command, numberOption, textOption } from './command.ts';
import { databaseOptions, portOption } from './open.ts';

export const doctor: Command = {
  name: 'doctor',
  options: { ...portOption, ...databaseOptions },
  async run(input) {
    const { words } = input;
    const overrides = { data: textOption(input, 'data'), port: numberOption(input, 'port') };
    const { dataDirectory, port, host, databaseUrl } = placeOf(input.env, overrides);
    // Every setting is read where there is a centre; elsewhere that would begin one.
    if (existsSync(keyFiles(dataDirectory).vault)) readConfig(input.env, overrides);
    const report = await runDoctor({ dataDirectory, port, host, databaseUrl, words });
    const marks = [words('doctor.ok'), words('doctor.fail')];
    const names = report.checks.map(({ name }) => words(`doctor.name.${name}`));
    const [mark, wide] = [marks, names].map((all) => Math.max(...all.map((one) => one.length)) + 2) as [
      number,
      number,
    ];
    report.checks.forEach(({ ok, found, next }, index) => {
      const begin = `${words(ok ? 'doctor.ok' : 'doctor.fail').padEnd(mark)}${names[index]!.padEnd(wide)}`;
      console.log(
        `${begin}${found}${
          next
            ? `
${' '.repeat(mark)}${next}`
            : ''
        }`,
      );
    });
    if (!report.ok) throw new UsageError('doctor-missing');
  },
};
