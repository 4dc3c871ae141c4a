import { catalogues } from 'virtual:words';
import { setupI18n } from '@lingui/core';

/** The words of the console: one language loaded at a time, changed without a reload. */
export const i18n = setupI18n();

export const languages = Object.keys(catalogues).sort((a, b) => (a === 'ru' ? -1 : a.localeCompare(b)));

const fallback = 'en';
const remembered = 'heed.language';

/** Before anyone has signed in: the language last used here, or the browser's. */
export function firstLanguage(): string {
  const wanted = [
    localStorage.getItem(remembered) ?? '',
    ...navigator.languages.map((tag) => tag.slice(0, 2)),
  ];
  return wanted.find((language) => language in catalogues) ?? fallback;
}

/** Loads a language and shows it; one that Heed does not have speaks English. */
export async function speak(language: string): Promise<void> {
  const known = language in catalogues ? language : fallback;
  if (i18n.locale === known) return;
  const { default: messages } = await catalogues[known]!();
  i18n.loadAndActivate({ locale: known, messages });
  document.documentElement.lang = known;
  localStorage.setItem(remembered, known);
}
