import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const locales = path.join(import.meta.dirname, '..', 'locales');
const virtual = 'virtual:words';

/**
 * The catalogues of /locales as modules: `virtual:words` knows the languages, each of which is a chunk of its own,
 * compiled here so that the browser needs no parser of ICU messages.
 */
export function words(): Plugin {
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(virtual) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${virtual}`) return listOfLanguages();
      if (!id.startsWith(`\0${virtual}/`)) return undefined;
      const folder = path.join(locales, path.basename(id));
      for (const file of filesIn(folder)) this.addWatchFile(file);
      return `export default ${JSON.stringify(compiled(folder))}`;
    },
  };
}

function listOfLanguages(): string {
  const languages = readdirSync(locales, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const loaders = languages.map(({ name }) => `${name}: () => import('${virtual}/${name}')`);
  return `export const catalogues = { ${loaders.join(', ')} }`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name));
}

function compiled(folder: string) {
  const messages: Record<string, string> = Object.assign(
    {},
    ...filesIn(folder).map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  );
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]));
}
