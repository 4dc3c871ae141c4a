import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import underPressure from '@fastify/under-pressure';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { Type } from 'typebox';
import type { Person } from '../actor.ts';
import type { Log } from '../log.ts';
import { authorise, type Belonging, type Policy } from '../policy.ts';
import { Refusal } from '../refusal.ts';
import { answerBroken } from './broken-request.ts';
import { serializerFor, validatorFor } from './compile-late.ts';
import { contentPolicy } from './content-policy.ts';
import { renderProblems, unreadable } from './problem.ts';
import { readJson } from './read-json.ts';

/** Who may call a route at all. A `Policy` is checked by the operation against the thing itself. */
export type RoutePolicy =
  | 'public'
  | 'signed in'
  | { readonly scope: string }
  | Policy<never>
  | Policy<Belonging>;

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
    /** Also for whoever still has to set up a second factor that their realm asks for. */
    beforeFactor?: boolean;
  }
  interface FastifyRequest {
    /** Who has signed in, if anyone. */
    person: Person | undefined;
  }
  interface FastifyInstance {
    /** Every route with who may call it, in the order they were made. */
    routesMade: readonly MadeRoute[];
    /** Whether people reach it by TLS, whatever the last stretch behind a proxy is. */
    publicByTls: boolean;
  }
}

export interface MadeRoute {
  readonly method: string;
  readonly url: string;
  readonly policy: RoutePolicy | undefined;
}

export type HttpServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface HttpOptions {
  readonly log: Log;
  readonly version: string;
  /** Requests a minute and address, before any particular limit. */
  readonly requestsPerMinute?: number;
  /** Turns requests away with 503 while the event loop answers later than this; without it all are taken. */
  readonly maxDelayMs?: number;
  /** The address people use, where one is configured. */
  readonly publicUrl?: string;
}

const megabyte = 1024 * 1024;

/** A server with everything every route shares; the routes come from the modules. */
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const app = Fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    // A logger for each request would cost more than most requests do; what is logged names its request itself.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: megabyte,
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    frameworkErrors: unreadable,
    clientErrorHandler: answerBroken,
    // As in bodies (read-json.ts): a zero byte is in no text.
    routerOptions: { querystringParser: (query) => parseQuery(query.replaceAll('%00', '%EF%BF%BD')) },
  }).withTypeProvider<TypeBoxTypeProvider>();
  app.setValidatorCompiler(validatorFor);
  app.setSerializerCompiler(serializerFor);
  app.decorateRequest('person', undefined);
  app.decorate('publicByTls', options.publicUrl?.startsWith('https:') ?? false);
  renderProblems(app);
  readJson(app);
  requirePolicies(app);
  refuseUnknownParameters(app);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  await app.register(multipart, {
    limits: { fileSize: 200 * megabyte, files: 10, fields: 50, fieldSize: megabyte },
  });
  // Whoever has hung up already has no address to count by and reads no reply.
  app.addHook('onRequest', async (request, reply) => {
    if (request.socket.remoteAddress === undefined) return reply.hijack();
    // A byte that no text of the database holds, so nothing has such an address.
    if (/^[^?]*%00/.test(request.url)) throw new Refusal('not-found');
  });
  // What the API tells is somebody's work on somebody's words: no browser keeps it unless a route says so.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    done(null, payload);
  });
  await app.register(rateLimit, {
    global: true,
    // A whole office comes from one address: fifty people opening cases ask some 5,000 times a minute.
    max: options.requestsPerMinute ?? 12_000,
    timeWindow: 60_000,
    errorResponseBuilder: () => new Refusal('too-many-requests'),
  });
  if (options.maxDelayMs !== undefined) {
    await app.register(underPressure, {
      maxEventLoopDelay: options.maxDelayMs,
      exposeStatusRoute: false,
      async pressureHandler(request, reply) {
        // Without its parts the console could not even say that it waits; they cost no more than a read.
        if (request.url.startsWith('/assets/')) return;
        reply.header('retry-after', '10');
        throw new Refusal('busy');
      },
    });
  }
  await app.register(swagger, { openapi: description(options.version) });
  return app;
}

/** A route nobody decided about cannot exist. */
function requirePolicies(app: HttpServer): void {
  const made: MadeRoute[] = [];
  app.decorate('routesMade', made);
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      made.push({ method, url: route.url, policy: route.config?.policy });
    const ours = route.url.startsWith('/api/') && !route.url.startsWith('/api/docs');
    if (!ours || route.method === 'HEAD' || route.method === 'OPTIONS') return;
    if (route.config?.policy === undefined) throw new Error(`${route.method} ${route.url} has no policy`);
  });
  app.addHook('preValidation', async (request) => {
    const policy = request.routeOptions.config.policy;
    if (policy === undefined || policy === 'public' || (typeof policy === 'object' && 'scope' in policy))
      return;
    if (!request.person) throw new Refusal('not-signed-in');
    requireRealmWide(policy, request.person);
  });
}

/** A filter mistyped would list everything: a parameter the description does not name is refused. */
function refuseUnknownParameters(app: HttpServer): void {
  app.addHook('onRoute', (route) => {
    const asked = route.schema?.querystring;
    if (!Type.IsObject(asked) || 'additionalProperties' in asked) return;
    const querystring = Type.Object(asked.properties, { additionalProperties: false });
    route.schema = { ...route.schema, querystring };
  });
}

/** What needs no look at the thing is decided here, also where an operation forgets to; the rest is the operation's. */
function requireRealmWide(policy: RoutePolicy, person: Person): void {
  if (typeof policy === 'string' || 'scope' in policy) return;
  if (!policy.sentences.every(({ where }) => where === 'the realm')) return;
  authorise(policy as Policy, person, { realmId: person.realmId });
}

function description(version: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heed',
      version,
      description:
        'Everything the console does, any program with the right may do. Errors are RFC 9457 problem details with a stable `code`. A write names the version it saw in `If-Match`. Lists are paged by `cursor`.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey' as const,
          in: 'cookie' as const,
          name: 'heed',
          description: 'Over TLS its name is `__Host-heed`.',
        },
        token: { type: 'http' as const, scheme: 'bearer' },
      },
    },
  };
}

/** The person behind a request whose policy is not public. */
export function personOf(request: { person: Person | undefined }): Person {
  if (!request.person) throw new Refusal('not-signed-in');
  return request.person;
}
