// What the scripts say, in the language of the terminal: they run before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const locales = join(dirname(dirname(fileURLToPath(import.meta.url))), 'locales');
const catalogueOf = (language) => join(locales, language, 'scripts.json');

/** The rule of server/commands/terminal-language.ts: HEED_LANGUAGE, or the locale, or English. */
function terminalLanguage({ HEED_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }) {
  const wanted = [HEED_LANGUAGE, LC_ALL || LC_MESSAGES || LANG].map((one) =>
    (one ?? '').trim().slice(0, 2).toLowerCase(),
  );
  return wanted.find((one) => /^[a-z]{2}$/.test(one) && existsSync(catalogueOf(one))) ?? 'en';
}

let catalogue;

/** The sentence of a key of locales/<language>/scripts.json, with its `{names}` filled in. */
export function say(key, params = {}) {
  catalogue ??= JSON.parse(readFileSync(catalogueOf(terminalLanguage(process.env)), 'utf8'));
  return catalogue[key].replace(/\{(\w+)\}/g, (_, name) => String(params[name]));
}
