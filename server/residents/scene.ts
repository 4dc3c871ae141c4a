import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CaseParts } from '../cases/index.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Html } from './html.ts';
import { layout } from './pages/layout.ts';
import { findRealmByCode, type PortalRealm } from './portal.store.ts';
import { type Speech, speechFor } from './words.ts';
import type { PortalParts } from './write-message.ts';

export type Parts = PortalParts & CaseParts;

/** A page's surroundings: which realm, in which language. */
export interface Scene {
  readonly realm: PortalRealm;
  readonly speech: Speech;
  readonly home: string;
  readonly path: string;
}

/** @throws Refusal `not-found` */
export async function sceneOf(parts: Parts, request: FastifyRequest): Promise<Scene> {
  const { realm: code } = request.params as { realm: string };
  const realm = await parts.database.acrossRealms((tx) => findRealmByCode(tx, code));
  if (!realm) throw new Refusal('not-found');
  const lang = (request.query as { lang?: unknown }).lang;
  const asked = {
    lang: typeof lang === 'string' ? lang : undefined,
    header: request.headers['accept-language'],
  };
  const [pathname = ''] = request.url.split('?');
  return { realm, speech: speechFor(asked, realm), home: `/r/${realm.code}`, path: pathname };
}

export function send(reply: FastifyReply, scene: Scene, title: string, body: Html, isPrivate = false) {
  const { speech, realm, home, path: pathname } = scene;
  const realmName = realm.name[speech.language] ?? realm.name[realm.language] ?? realm.code;
  if (isPrivate) reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  const frame = { speech, title, realmName, home, path: pathname, private: isPrivate };
  return reply.type('text/html; charset=utf-8').send(layout(frame, body));
}

/** What a form sent under a name; nothing for what is no text. */
export const field = (body: unknown, name: string): string => {
  const value = body && typeof body === 'object' ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};
