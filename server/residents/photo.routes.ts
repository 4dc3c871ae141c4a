import { type CaseParts, type FoundLink, findCase, findLink } from '../cases/index.ts';
import { openAllowed, sendFile } from '../files/index.ts';
import type { HttpServer } from '../platform/http/server.ts';
import { Refusal } from '../platform/refusal.ts';
import { findRealmByCode } from './portal.store.ts';
import { publicCase, showsPhoto } from './public-case.ts';

const readers = { f: ['follow', 'public'], a: ['act', 'author'] } as const;
const idPattern = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Photos of published answers, to whoever holds the link of the page they stand on. */
export function photoRoutes(app: HttpServer, parts: CaseParts): void {
  for (const [letter, [kind, reader]] of Object.entries(readers)) {
    app.get(`/r/:realm/${letter}/:token/photos/:fileId`, async (request, reply) => {
      const asked = request.params as { realm: string; token: string; fileId: string };
      const realmId = await allowedIn(parts, asked, kind, reader);
      return sendFile(
        reply.header('referrer-policy', 'no-referrer'),
        await openAllowed(parts, realmId, asked.fileId),
      );
    });
  }
}

/** @returns the realm the photo is in. @throws Refusal `not-found` unless the photo stands on the page of this link */
async function allowedIn(
  parts: CaseParts,
  asked: { realm: string; token: string; fileId: string },
  kind: FoundLink['kind'],
  reader: 'public' | 'author',
): Promise<string> {
  const realm = await parts.database.acrossRealms((tx) => findRealmByCode(tx, asked.realm));
  if (!realm || !idPattern.test(asked.fileId)) throw new Refusal('not-found');
  await parts.database.inRealm(realm.id, async (tx) => {
    const link = await findLink(tx, realm.id, asked.token);
    const row = link?.kind === kind && link.caseId ? await findCase(tx, realm.id, link.caseId) : undefined;
    if (!row) throw new Refusal('not-found');
    const directory = await parts.directories.of(tx, realm.id);
    const shown = await publicCase(tx, directory, row, realm.language, reader);
    if (!showsPhoto(shown, asked.fileId)) throw new Refusal('not-found');
  });
  return realm.id;
}
