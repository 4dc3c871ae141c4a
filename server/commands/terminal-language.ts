import { preferredLanguage } from '../platform/words.ts';

/** HEED_LANGUAGE, or the terminal's locale (`ru_RU.UTF-8`) in the order POSIX gives, or English. */
export function terminalLanguage({ HEED_LANGUAGE, LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return preferredLanguage([HEED_LANGUAGE, LC_ALL || LC_MESSAGES || LANG].join(','), 'en');
}
