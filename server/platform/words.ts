import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/**
 * The words people read, in ICU message format: one folder a language, one file a module, shared with the console.
 * Adding a language is adding a folder.
 */
const folder = path.join(import.meta.dirname, '..', '..', 'locales');

export type Catalogue = Record<string, string>;

export function readCatalogues(): Map<string, Catalogue> {
  const languages = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(languages.map(({ name }) => [name, readCatalogue(path.join(folder, name))]));
}

function readCatalogue(directory: string): Catalogue {
  const files = readdirSync(directory).filter((name) => name.endsWith('.json'));
  return Object.assign(
    {},
    ...files.map((name) => JSON.parse(readFileSync(path.join(directory, name), 'utf8'))),
  );
}

export type Words = (code: string, params?: Readonly<Record<string, unknown>>) => string;

const fallback = 'en';
let speakers: Map<string, I18n> | undefined;

function load(): Map<string, I18n> {
  return new Map(
    [...readCatalogues()].map(([language, catalogue]) => {
      const i18n = setupI18n();
      i18n.setMessagesCompiler(compileMessage);
      i18n.loadAndActivate({ locale: language, messages: catalogue });
      return [language, i18n];
    }),
  );
}

/** Words in a language; one that Heed does not have speaks English. */
export function wordsIn(language: string): Words {
  speakers ??= load();
  const i18n = speakers.get(language) ?? speakers.get(fallback)!;
  return (code, params) => i18n._(code, params && { ...params });
}

export function knownLanguages(): string[] {
  speakers ??= load();
  return [...speakers.keys()];
}

/** The best of our languages for an Accept-Language header. */
export function preferredLanguage(header: string | undefined, otherwise: string): string {
  const known = knownLanguages();
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag, quality] = part.trim().split(';q=');
      return { language: tag!.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  return wanted.find(({ language }) => known.includes(language))?.language ?? otherwise;
}
