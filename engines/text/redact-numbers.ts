import { isLuhn, isPersonalInn, isSnils } from './checksums.ts';
import type { Finding, RedactionKind } from './redact-kinds.ts';

/*
 * Phones, cards, accounts and documents. Each pattern consumes at most a few characters between two digits,
 * so hostile text costs linear time.
 */

/** Up to three of these may stand between two digits of one number. */
const GAP = String.raw`[\s()\u2010-\u2015\u2212._-]{0,4}`;
const NOT_AFTER_DIGIT = String.raw`(?<!\d|\d[.,:/-])`;
const NO_DIGIT_NEXT = String.raw`(?!\d|[.,:/-]\d)`;
const digits = (count: string): string => String.raw`\d(?:${GAP}\d)${count}`;
/** Up to forty characters that are no digits, nor the end of a sentence, between a word and its number. */
const UNTIL = String.raw`[^\d.!?\n]{0,40}?`;

interface Pattern {
  readonly kind: RedactionKind;
  /** The last group, or the whole match, is what is taken out. */
  readonly expression: RegExp;
  readonly accepts?: (digits: string, written: string) => boolean;
}

const pattern = (kind: RedactionKind, source: string, accepts?: Pattern['accepts']): Pattern => ({
  kind,
  expression: new RegExp(source, 'giu'),
  ...(accepts === undefined ? {} : { accepts }),
});

const word = (alternatives: string): string => String.raw`(?<![\p{L}\p{N}])(?:${alternatives})`;

/** In order: what an earlier one took is not looked at by a later one. */
const PATTERNS: readonly Pattern[] = [
  pattern(
    'passport',
    String.raw`${word('паспорт\\p{L}*|серия|серии')}${UNTIL}(\d\d\s?\d\d[\s,;№n-]{0,6}(?:номер)?\s?№?\s?\d{6})(?!\d)`,
  ),
  pattern('passport', String.raw`${NOT_AFTER_DIGIT}\d\d\s?\d\d\s?(?:№|номер)\s?\d{6}(?!\d)`),
  pattern(
    'passport',
    String.raw`${word('passport')}(?:\s(?:no|number|is))*[.:#\s]{0,3}([a-z]{0,3}\d{6,9})(?!\p{N})`,
  ),
  pattern('snils', String.raw`${word('снилс\\p{L}*')}${UNTIL}(${digits('{10}')})(?!\d)`),
  pattern('snils', String.raw`${NOT_AFTER_DIGIT}\d{3}-\d{3}-\d{3}[\s-]\d\d(?!\d)`),
  pattern('snils', String.raw`${NOT_AFTER_DIGIT}\d{3}\s\d{3}\s\d{3}\s\d\d(?!\d)`, isSnils),
  pattern('inn', String.raw`${word('инн')}${UNTIL}(\d{12}|\d{10})(?!\d)`),
  pattern('inn', String.raw`${NOT_AFTER_DIGIT}\d{12}${NO_DIGIT_NEXT}`, isPersonalInn),
  pattern('policy', String.raw`${word('полис\\p{L}*|омс|енп')}${UNTIL}(${digits('{15}')})(?!\d)`),
  pattern('card', String.raw`${NOT_AFTER_DIGIT}[2-6]\d{3}(?:${GAP}\d{4}){3}(?:${GAP}\d{2,3})?(?!\d)`, isLuhn),
  pattern('card', String.raw`${NOT_AFTER_DIGIT}3[47]\d\d${GAP}\d{6}${GAP}\d{5}(?!\d)`, isLuhn),
  pattern(
    'account',
    String.raw`${word('л\\/с|р\\/с|лиц\\p{L}*\\.?\\s?сч\\p{L}*|расч\\p{L}*\\s?сч\\p{L}*|account')}${UNTIL}(\d{5,20})(?!\d)`,
  ),
  pattern('card', String.raw`${word('карт\\p{L}*|card')}${UNTIL}(${digits('{15}')})(?!\d)`),
  pattern('account', String.raw`${NOT_AFTER_DIGIT}4[02]\d{18}(?!\d)`),
  pattern(
    'phone',
    String.raw`${NOT_AFTER_DIGIT}(?:\+\s?)?\(?[78]${GAP}[34789](?:${GAP}\d){9}${NO_DIGIT_NEXT}`,
  ),
  pattern('phone', String.raw`\+\s?[1-9](?:${GAP}\d){7,14}(?!\d)`),
  pattern('phone', String.raw`${NOT_AFTER_DIGIT}\(?9\d\d${GAP}\d{3}${GAP}\d\d${GAP}\d\d${NO_DIGIT_NEXT}`),
  pattern('phone', String.raw`${NOT_AFTER_DIGIT}\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}${NO_DIGIT_NEXT}`),
  pattern('phone', String.raw`${NOT_AFTER_DIGIT}\(?0\d(?:${GAP}\d){8,9}${NO_DIGIT_NEXT}`, isNoDate),
  pattern('phone', String.raw`${NOT_AFTER_DIGIT}\d{3}-\d\d-\d\d${NO_DIGIT_NEXT}`),
  pattern(
    'phone',
    String.raw`${word('т\\.|тел\\.?|телефон\\p{L}*|моб\\p{L}*\\.?|сот\\p{L}*\\.?|факс|ватсап\\p{L}*|вотсап\\p{L}*|whatsapp|viber|вайбер\\p{L}*|звон\\p{L}+|позвон\\p{L}+|мо[йе]\\p{L}* номер\\p{L}*|номер\\p{L}* телефон\\p{L}*|по номеру|phone|tel\\.?|call(?: me)?|mobile|my number(?: is)?')}[\s:.,№()–-]{0,4}(?:(?:по|на|at|on|is)\s)?(${digits('{4,10}')})(?!\d|[.,:/]\d|\s?(?:раз|руб|дн|мин|час|times))`,
  ),
];

/** `08.05.2024 10:30` and the like begin with a nought too. */
function isNoDate(_: string, written: string): boolean {
  return !/^\(?\d\d[.\s-]\d\d[.\s-](?:19|20)\d\d/.test(written);
}

/** The shortest number anything is looked for in: a local phone. */
const FEWEST_DIGITS = 5;

function hasDigits(text: string, count: number): boolean {
  let found = 0;
  for (let i = 0; i < text.length && found < count; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) found++;
  }
  return found >= count;
}

/** Phones, cards, accounts and document numbers. */
export function findNumbers(text: string): Finding[] {
  if (!hasDigits(text, FEWEST_DIGITS)) return [];
  const found: Finding[] = [];
  for (const { kind, expression, accepts } of PATTERNS) {
    for (const match of text.matchAll(expression)) {
      const written = match[1] ?? match[0];
      const end = match.index + match[0].length;
      const start = match[1] === undefined ? match.index : match.index + match[0].lastIndexOf(match[1]);
      if (accepts !== undefined && !accepts(written.replace(/\D/g, ''), written)) continue;
      found.push({ start, end: match[1] === undefined ? end : start + written.length, kind });
    }
  }
  return found;
}
