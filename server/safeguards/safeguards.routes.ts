import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type HttpServer, personOf } from '../platform/http/server.ts';
import type { SigningPlatform } from '../platform/module.ts';
import { publicKeys } from '../platform/signing.ts';
import { readActsFor } from './read-acts.ts';
import { mayAskWhy, mayReadOutwardActs, mayViewContacts } from './safeguards.policies.ts';
import { ActPage, ActQuery, Contact, Why, WhyChoices, WhyQuery } from './safeguards.schema.ts';
import { takeActsFileFor } from './take-acts-file.ts';
import { viewContact } from './view-contact.ts';
import { why, whyChoicesFor } from './why.ts';

const tags = ['safeguards'];

export function safeguardRoutes(app: HttpServer, parts: SigningPlatform): void {
  app.get(
    '/api/outward-acts/keys',
    {
      config: { policy: 'public' },
      schema: {
        tags,
        summary: 'The public keys that sign the log of outward acts (Ed25519), the current first',
        response: { 200: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() })) },
      },
    },
    () => publicKeys(parts.signingKeys),
  );
  app.get(
    '/api/outward-acts',
    {
      config: { policy: mayReadOutwardActs },
      schema: {
        tags,
        summary: 'The log of outward acts, newest first',
        querystring: ActQuery,
        response: { 200: ActPage },
      },
    },
    (request) => readActsFor(parts, personOf(request), request.query),
  );
  app.get(
    '/api/outward-acts/file',
    {
      config: { policy: mayReadOutwardActs },
      schema: {
        tags,
        summary: 'The whole log, sealed and signed, for `heed verify`; that it was taken is logged',
      },
    },
    async (request, reply) => {
      const { code, lines } = await takeActsFileFor(parts, personOf(request));
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="outward-acts-${code}.jsonl"`)
        .type('application/x-ndjson')
        .send(Readable.from(lines));
    },
  );
  app.get(
    '/api/why/choices',
    {
      config: { policy: mayAskWhy },
      schema: { tags, summary: 'Whom and what one can ask about', response: { 200: WhyChoices } },
    },
    (request) => whyChoicesFor(parts, personOf(request)),
  );
  app.get(
    '/api/why',
    {
      config: { policy: mayAskWhy },
      schema: {
        tags,
        summary: 'Why somebody may, or may not: the sentence that decides',
        querystring: WhyQuery,
        response: { 200: Why },
      },
    },
    (request) => why(parts, personOf(request), request.query),
  );
  app.post(
    '/api/messages/:id/contact',
    {
      config: { policy: mayViewContacts },
      schema: {
        tags,
        summary: 'See how to reach the author of one message; the look is logged',
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        response: { 200: Contact },
      },
    },
    async (request, reply) => {
      const contact = await viewContact(parts, personOf(request), request.params.id);
      return reply.header('cache-control', 'no-store').send(contact);
    },
  );
}
