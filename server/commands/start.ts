import { createApp } from '../app.ts';
import { onLauncherGone } from '../platform/lifeline.ts';
import { type Command, flag, UsageError } from './command.ts';
import { defaultMessages, describeSignIns, fillDemo, hasRealm } from './demo.ts';
import { databaseHelp, databaseOptions, type Opened, open } from './open.ts';

export const start: Command = {
  name: 'start',
  summary: 'start the centre: database, console, residents’ pages, API',
  help: `heed start [--port N] [--data DIR] [--empty]

Starts everything in one process and prints where it is reached. Ctrl-C stops it.

  --port N           the port to listen at (default 8080, or HEED_PORT; the next free one when taken)
  --empty            do not fill the demo region on the first start
${databaseHelp}
  HEED_PUBLIC_URL    how residents reach this machine, for the links they are given
  HEED_SMTP_URL      the mail server for notices to staff (smtp://user:password@host:587)
  HEED_MAIL_FROM     their sender
  HEED_ROLES         web,worker,listen: what this process does (default: all)
  HEED_LOG           debug, info, warn (default), error`,
  options: { ...databaseOptions, empty: { type: 'boolean' } },
  async run(input) {
    const began = performance.now();
    const say = (line: string) => console.log(line);
    const opened = await open(input, { exclusive: true, logLevel: input.env.HEED_LOG ?? 'warn', say });
    const fresh = !(await hasRealm(opened));
    if (fresh && !flag(input, 'empty')) {
      say('First start: filling a fictional region to try things out.');
      await fillDemo(opened, defaultMessages, '1');
    }
    const app = await createApp(opened.platform, [], { maxDelayMs: 2000 });
    const address = await listen(app.http, opened, input.values.port !== undefined);
    opened.announce(address);
    await app.start(opened.databaseUrl, opened.config.roles);
    console.log(`\nHeed is ready in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`);
    console.log(`  Console    ${address}/\n  Residents  ${address}/r\n  API        ${address}/api/docs\n`);
    if (await hasRealm(opened, 'demo')) console.log(`${describeSignIns()}\n`);
    console.log('Ctrl-C stops it.');
    await stopOnSignal(async () => {
      await app.stop();
      await opened.close();
    });
  },
};

/** The wanted port, or the next free one unless the person named it. */
async function listen(http: Awaited<ReturnType<typeof createApp>>['http'], opened: Opened, named: boolean) {
  const { host, port } = opened.config;
  for (let offset = 0; ; offset += 1) {
    try {
      return await http.listen({ host, port: port === 0 ? 0 : port + offset });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken) throw error;
      if (named || offset >= 50)
        throw new UsageError(`port ${port + offset} is taken: choose another with --port`);
    }
  }
}

/** npm, the terminal and the launcher each pass Ctrl-C on: within this time repeats are the same keystroke. */
const sameKeystrokeMs = 1000;

function stopOnSignal(stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stoppingSince: number | undefined;
    const begin = () => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now();
        console.log('\nStopping: what is in hand is finished first.');
        stop().then(resolve, reject);
      } else if (performance.now() - stoppingSince > sameKeystrokeMs) {
        // A second Ctrl-C means "now".
        process.exit(130);
      }
    };
    process.on('SIGINT', begin);
    process.on('SIGTERM', begin);
    onLauncherGone(begin);
  });
}
