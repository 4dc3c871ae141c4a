import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { logRefusal } from '../../platform/http/refused.ts';
import { type HttpServer, personOf } from '../../platform/http/server.ts';
import { IfMatch, versionSeen } from '../../platform/http/version.ts';
import { Refusal } from '../../platform/refusal.ts';
import { mayManageWaysIn } from '../access.policies.ts';
import { endSession } from '../session.ts';
import { begunOf, fromOf, keepBegun, keepSession, sessionTokenOf } from '../session-cookies.ts';
import { addProvider, changeProvider, readProviders, removeProvider } from './change-provider.ts';
import { OfferedProviders, ProviderBody, Providers } from './provider.schema.ts';
import { offeredProviders } from './providers.store.ts';
import { beginSso, finishSso, type SsoParts } from './sso-sign-in.ts';

const Id = Type.String({ format: 'uuid' });
const One = Type.Object({ id: Id });
const Done = { 204: Type.Null() };
const tags = ['people'];
const config = { policy: mayManageWaysIn };

/** For administrators: which providers there are, and whom they let in as what. */
export function providerRoutes(app: HttpServer, parts: SsoParts): void {
  app.get(
    '/api/identity-providers',
    { config, schema: { tags, summary: 'Providers of single sign-on', response: { 200: Providers } } },
    (request) => readProviders(parts, personOf(request)),
  );
  app.post(
    '/api/identity-providers',
    { config, schema: { tags, summary: 'Add a provider', body: ProviderBody, response: { 201: One } } },
    async (request, reply) =>
      reply.code(201).send({ id: await addProvider(parts, personOf(request), request.body) }),
  );
  app.put(
    '/api/identity-providers/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a provider',
        params: One,
        headers: IfMatch,
        body: ProviderBody,
        response: Done,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await changeProvider(parts, personOf(request), id, versionSeen(request.headers), request.body);
      return reply.code(204).send(null);
    },
  );
  app.delete(
    '/api/identity-providers/:id',
    { config, schema: { tags, summary: 'Remove a provider', params: One, response: Done } },
    async (request, reply) => {
      await removeProvider(parts, personOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}

const publicConfig = { policy: 'public', rateLimit: { max: 20, timeWindow: 60_000 } } as const;

/** For whoever signs in: the browser is led there and back, so mistakes end at a page, too. */
export function singleSignOnRoutes(app: HttpServer, parts: SsoParts): void {
  app.get(
    '/api/session/providers',
    {
      config: { policy: 'public' },
      schema: {
        tags: ['session'],
        summary: 'Where one may sign in besides',
        response: { 200: OfferedProviders },
      },
    },
    () => parts.database.acrossRealms(offeredProviders),
  );
  app.get(
    '/api/session/sso/:realmId/:id',
    {
      config: publicConfig,
      schema: {
        tags: ['session'],
        summary: 'Begin to sign in at a provider',
        params: Type.Object({ realmId: Id, id: Id }),
        querystring: Type.Object({ fresh: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
      },
    },
    (request, reply) =>
      orPage(request, reply, async () => {
        // A link on another site must not sign anybody in whom the provider still knows.
        if (fromOtherSite(request)) throw new Refusal('foreign-origin');
        const { realmId, id } = request.params;
        const { url, begun } = await beginSso(parts, realmId, id, request.query.fresh ?? false);
        keepBegun(request, reply, begun);
        return url;
      }),
  );
  app.get(
    '/api/session/sso/callback',
    { config: publicConfig, schema: { tags: ['session'], summary: 'Come back from a provider' } },
    (request, reply) =>
      orPage(request, reply, async () => {
        const brought = new URL(request.url, 'http://here').searchParams;
        const { fresh, ...signedIn } = await finishSso(parts, begunOf(request), brought, fromOf(request));
        await endSession(parts, sessionTokenOf(request));
        keepSession(request, reply, signedIn);
        // Who proves anew that it is them comes from where they needed it.
        return fresh ? '/security' : '/';
      }),
  );
}

/** Browsers that say nothing are taken at their silence; typed and marked addresses are `none`. */
const fromOtherSite = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site';

/** Leads on; a refusal is told by the page where one signs in. */
async function orPage(
  request: FastifyRequest,
  reply: { redirect(url: string, code: number): unknown },
  lead: () => Promise<string>,
): Promise<unknown> {
  try {
    return reply.redirect(await lead(), 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    logRefusal(request, error);
    return reply.redirect(`/?refused=${error.code}`, 303);
  }
}
