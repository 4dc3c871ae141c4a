import path from 'node:path';
import swaggerUi from '@fastify/swagger-ui';
import { accessModule } from './access/index.ts';
import { answersModule } from './answers/index.ts';
import { assignmentsModule } from './assignments/index.ts';
import { automationModule } from './automation/index.ts';
import { casesModule } from './cases/index.ts';
import {
  archiveDriver,
  createDrivers,
  type Driver,
  manualDriver,
  portalDriver,
  telegramDriver,
} from './channels/index.ts';
import { deliveryModule } from './delivery/index.ts';
import { demoDriver, demoModule } from './demo/index.ts';
import { filesModule } from './files/index.ts';
import { importsModule } from './imports/index.ts';
import { intakeModule } from './intake/index.ts';
import { hearStaffCode, noticesModule } from './notices/index.ts';
import { onboardingModule } from './onboarding/index.ts';
import type { ProcessRole } from './platform/config.ts';
import { consumerLoops } from './platform/consumers.ts';
import { serveConsole } from './platform/http/console.ts';
import { createHttpServer, type HttpOptions, type HttpServer } from './platform/http/server.ts';
import { runJobs } from './platform/jobs.ts';
import { listenForEvents } from './platform/listen.ts';
import { runLoops } from './platform/loops.ts';
import type { Module, Platform, SigningPlatform } from './platform/module.ts';
import { createWake, type Wake } from './platform/wake.ts';
import { residentsModule } from './residents/index.ts';
import { safeguardsModule } from './safeguards/index.ts';
import { searchModule } from './search/index.ts';
import { createDirectories, territoryModule } from './territory/index.ts';
import { triageModule } from './triage/index.ts';
import { version } from './version.ts';

export interface App {
  readonly http: HttpServer;
  readonly modules: readonly Module[];
  /** Begins the work of these roles; the web is served by whoever called. */
  start(databaseUrl: string, roles: ReadonlySet<ProcessRole>): Promise<void>;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
}

/** The only composition root: platform, then modules in the order of the house. */
export async function createApp(
  platform: SigningPlatform,
  moreDrivers: readonly Driver[] = [],
  limits: Pick<HttpOptions, 'maxDelayMs'> = {},
): Promise<App> {
  const { modules, wake } = assemble(platform, moreDrivers);
  const http = await createHttpServer({
    log: platform.log,
    version,
    publicUrl: platform.publicUrl(),
    ...limits,
  });
  await describeApi(http);
  for (const module of modules) await module.routes?.(http);
  await serveConsole(http, path.join(import.meta.dirname, '..', 'console', 'dist'));
  const life = lifeOf({ ...platform, wake }, modules);
  return {
    http,
    modules,
    start: life.start,
    async stop() {
      await http.close();
      await life.stop();
    },
  };
}

/** The same without a way in from outside: for a thread that only reacts, works off jobs and listens to channels. */
export function createReactions(platform: SigningPlatform): Pick<App, 'start' | 'stop'> {
  const { modules, wake } = assemble(platform, []);
  return lifeOf({ ...platform, wake }, modules);
}

function assemble(
  platform: SigningPlatform,
  moreDrivers: readonly Driver[],
): { modules: readonly Module[]; wake: Wake } {
  const drivers = createDrivers([
    portalDriver,
    manualDriver,
    archiveDriver,
    telegramDriver({ near: platform.nearAddresses ?? [] }),
    demoDriver,
    ...moreDrivers,
  ]);
  const directories = createDirectories();
  const wake = createWake();
  const shared = { ...platform, directories, drivers, wake };
  const modules: Module[] = [
    accessModule(platform),
    territoryModule(shared),
    filesModule(platform),
    deliveryModule(shared),
    intakeModule({ ...shared, hearStaff: (channel, message) => hearStaffCode(shared, channel, message) }),
    triageModule(shared),
    casesModule(shared),
    answersModule(shared),
    assignmentsModule(shared),
    noticesModule(shared),
    searchModule(shared),
    automationModule(shared),
    importsModule(shared),
    onboardingModule(shared),
    safeguardsModule(shared),
    residentsModule(shared),
    demoModule(platform),
  ];
  return { modules, wake };
}

async function describeApi(http: HttpServer): Promise<void> {
  await http.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: {
      deepLinking: true,
      docExpansion: 'none',
      filter: true,
      defaultModelsExpandDepth: 0,
      // The other layout's bar writes a style into the page, which the content policy refuses.
      layout: 'BaseLayout',
    },
    theme: { title: 'Heed API' },
  });
}

/** Whoever waits for the program to start has the processors first. */
const warmAfterMs = 5000;

function lifeOf(
  platform: Platform & { wake: Wake },
  modules: readonly Module[],
): Pick<App, 'start' | 'stop'> {
  const { wake } = platform;
  const running: { stop(): Promise<void> }[] = [];
  let starting: Promise<void> | undefined;
  let warming: NodeJS.Timeout | undefined;
  const warm = () => {
    for (const module of modules)
      module.warm?.().catch((error: unknown) => platform.log.warn({ error }, 'could not be prepared'));
  };
  const begin: App['start'] = async (databaseUrl, roles) => {
    running.push(listenForEvents(databaseUrl, wake, platform.log));
    if (roles.has('web')) warming = setTimeout(warm, warmAfterMs);
    if (roles.has('worker')) {
      running.push(
        runLoops(platform, [
          ...consumerLoops(
            platform,
            modules.flatMap(({ consumers = [] }) => consumers),
          ),
          ...modules.flatMap(({ loops = [] }) => loops),
        ]),
      );
      running.push(await startJobs(databaseUrl, platform, modules));
    }
    if (roles.has('listen')) for (const module of modules) if (module.listen) running.push(module.listen());
  };
  return {
    start(databaseUrl, roles) {
      starting = begin(databaseUrl, roles);
      return starting;
    },
    async stop() {
      // What is only beginning could not be stopped, and would be cut off in the middle.
      await starting?.catch(() => {});
      clearTimeout(warming);
      // All at once: none takes up anything new while another still ends what it has in hand.
      await Promise.all(running.splice(0).map((part) => part.stop()));
      for (const module of modules) await module.close?.();
    },
  };
}

function startJobs(databaseUrl: string, platform: Platform, modules: readonly Module[]) {
  const tasks = Object.assign({}, ...modules.map(({ jobs }) => jobs ?? {}));
  const crontab = modules.flatMap((module) => module.crontab ?? []).join('\n');
  return runJobs(databaseUrl, tasks, crontab, platform.log);
}
