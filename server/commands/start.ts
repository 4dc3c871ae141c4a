import { createApp } from '../app.ts';
import { startRoles } from '../background/start-background.ts';
import { onLauncherGone } from '../platform/lifeline.ts';
import type { Notice } from '../platform/postgres/index.ts';
import { UsageError } from '../platform/usage-error.ts';
import { type Command, type CommandInput, flag } from './command.ts';
import { clearUnfinishedDemo, defaultMessages, describeSignIns, fillDemo, hasRealm } from './demo.ts';
import { databaseOptions, type Opened, open, portOption } from './open.ts';

export const start: Command = {
  name: 'start',
  options: { ...portOption, empty: { type: 'boolean' }, ...databaseOptions },
  settings: [
    'HEED_PUBLIC_URL',
    'HEED_SMTP_URL',
    'HEED_MAIL_FROM',
    'HEED_NEAR_ADDRESSES',
    'HEED_LEAKED_PASSWORDS',
    'HEED_VIRUS_SCANNER',
    'HEED_DRAFTS_URL',
    'HEED_DRAFTS_MODEL',
    'HEED_DRAFTS_KEY',
    'HEED_ROLES',
    'HEED_LOG',
  ],
  async run(input) {
    const began = performance.now();
    const { words } = input;
    const say: Notice = (code, params) => console.log(words(`postgres.notice.${code}`, params));
    const opened = await open(input, {
      exclusive: true,
      makes: true,
      logLevel: input.env.HEED_LOG ?? 'warn',
      say,
    });
    // A database that answers late must not end a centre through work that nobody happened to wait for.
    process.on('unhandledRejection', (error) => opened.log.error({ error }, 'work nobody waited for failed'));
    await clearUnfinishedDemo(opened, input);
    const fresh = !(await hasRealm(opened));
    if (fresh && !flag(input, 'empty')) {
      console.log(words('start.filling'));
      await fillDemo(opened, input, defaultMessages, '1');
    }
    const app = await createApp(opened.platform, [], { maxDelayMs: 2000 });
    const address = await listen(app.http, opened, input);
    opened.announce(address);
    const { databaseUrl, log, platform, config } = opened;
    const background = await startRoles(
      app,
      {
        databaseUrl,
        data: config.dataDirectory,
        publicUrl: platform.publicUrl(),
        roles: config.roles,
        logLevel: log.level,
      },
      log,
    );
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(`\n${words('start.ready', { seconds })}\n\n${addresses(address, input)}\n`);
    if (!(await hasRealm(opened))) console.log(`${words('start.no-realm')}\n`);
    if (await hasRealm(opened, 'demo')) console.log(`${describeSignIns(input)}\n`);
    console.log(words('start.stop'));
    await stopOnSignal(words('start.stopping'), async () => {
      await Promise.all([app.stop(), background.stop()]);
      await opened.close();
    });
  },
};

function addresses(address: string, { words }: CommandInput): string {
  const rows = [
    [words('start.console'), `${address}/`],
    [words('start.residents'), `${address}/r`],
    [words('start.api'), `${address}/api/docs`],
  ] as const;
  const width = Math.max(...rows.map(([what]) => what.length)) + 2;
  return rows.map(([what, where]) => `  ${what.padEnd(width)}${where}`).join('\n');
}

/** The wanted port, or the next free one unless the person named it. */
async function listen(
  http: Awaited<ReturnType<typeof createApp>>['http'],
  { config: { host, port } }: Opened,
  { values, words }: CommandInput,
): Promise<string> {
  const last = values.port === undefined ? Math.min(port + 50, 65_535) : port;
  for (let next = port; ; next += 1) {
    try {
      const address = await http.listen({ host, port: next });
      if (next > port) console.log(words('start.other-port', { port: String(port), next: String(next) }));
      return address;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code === 'EADDRINUSE' && next < last) continue;
      throw cannotListen(code, { port: String(next), host }) ?? error;
    }
  }
}

function cannotListen(code: string, where: { port: string; host: string }): UsageError | undefined {
  if (code === 'EADDRINUSE') return new UsageError('port-taken', where);
  if (code === 'EACCES') return new UsageError('port-denied', where);
  // No address of this machine, or a name nobody knows.
  if (/^(EADDRNOTAVAIL|ENOTFOUND|EAI_)/.test(code)) return new UsageError('host-unknown', where);
  return undefined;
}

/** npm, the terminal and the launcher each pass Ctrl-C on: within this time repeats are the same keystroke. */
const sameKeystrokeMs = 1000;

function stopOnSignal(farewell: string, stop: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stoppingSince: number | undefined;
    const begin = () => {
      if (stoppingSince === undefined) {
        stoppingSince = performance.now();
        console.log(`\n${farewell}`);
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
