import { preferredLanguage, type Words, wordsIn } from '../platform/words.ts';

/** What a resident's page is written in: the choice in the address, then the browser's wish, then the realm's own. */
export interface Speech {
  readonly language: string;
  readonly timeZone: string;
  readonly say: Words;
  /** "2 November 2026". */
  readonly day: (date: Date) => string;
  /** "2 November 2026, 12:30". */
  readonly moment: (date: Date) => string;
}

export function speechFor(
  asked: { lang?: string | undefined; header: string | undefined },
  realm: { language: string; timeZone: string },
): Speech {
  const { timeZone } = realm;
  const language = preferredLanguage(asked.lang ?? asked.header, realm.language);
  const say = wordsIn(language);
  const day = new Intl.DateTimeFormat(say('locale'), { dateStyle: 'long', timeZone });
  const moment = new Intl.DateTimeFormat(say('locale'), { dateStyle: 'long', timeStyle: 'short', timeZone });
  return {
    language,
    timeZone,
    say,
    day: (date) => day.format(date),
    moment: (date) => moment.format(date),
  };
}
