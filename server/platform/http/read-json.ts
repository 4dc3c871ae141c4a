import type { FastifyInstance } from 'fastify';

/** A quick look: most bodies escape nothing of the kind. */
const suspect = /\\u(?:0000|[dD][89a-fA-F])/;
/** Whole pairs first, then what stands alone; whatever else is escaped is stepped over with its backslash. */
const escapes =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u0000|u[dD][89a-fA-F][\da-fA-F]{2}|.)/g;
const pairLength = 12;

/**
 * Writes U+FFFD for what no text of the database holds: NUL, and half a surrogate pair. JSON can only hold them as
 * escapes. Nobody can type them and programs cut them off from words by mistake: refusing would lose the words.
 */
export function withoutUnheld(json: string): string {
  if (!suspect.test(json)) return json;
  return json.replace(escapes, (found) =>
    found.length !== pairLength && found.length > 2 ? '\\ufffd' : found,
  );
}

/** Reads bodies as Fastify does, keys that reach into every object refused, but for what cannot be kept. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    parse(request, withoutUnheld(String(body)), done),
  );
}
