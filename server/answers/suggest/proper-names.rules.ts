import type { Blank } from './blanks.rules.ts';

const word = /\p{L}[\p{L}\p{M}'’-]*/gu;

/** Shortened words whose full stop ends no sentence. */
const shortened = new Set(
  'г гор ул пр просп пер пл им пос дер д с мкр наб стр корп кв обл ст тел т е к н mr mrs ms dr st no'.split(
    ' ',
  ),
);
/** Capitals of politeness and grammar. */
const polite = /^(?:Вы|Вас|Вам|Вами|Ваш\p{Ll}{0,3}|I|I['’]\p{Ll}{1,2})$/u;
/** Longer ones may be a name shouted; МЧС and ЖКХ are offices every text speaks of. */
const longestAbbreviation = 4;

/** Characters before a word that tell whether it begins a sentence. */
const lookedBack = 40;

/** Whether a word at this place would have a capital whatever it is. */
function beginsSentence(text: string, at: number): boolean {
  const before = text
    .slice(Math.max(0, at - lookedBack), at)
    .replace(/[\s\u00a0]*[«"“([—–-]*[ \u00a0]*$/u, (gap) => (gap.includes('\n') ? '\n' : ''));
  if (before === '' || before.endsWith('\n')) return true;
  if (!/[.!?…]["»”)]?$/u.test(before)) return false;
  const last = /(\p{L}+)\.$/u.exec(before)?.[1];
  return last === undefined || (last.length > 1 && !shortened.has(last.toLowerCase()));
}

function isProper(text: string, found: string, at: number): boolean {
  if (!/^\p{Lu}/u.test(found) || polite.test(found)) return false;
  if (found.length <= longestAbbreviation && found === found.toUpperCase()) return false;
  return found === found.toUpperCase() || !beginsSentence(text, at);
}

/**
 * Words that are names by their capital, neighbours as one; and the words of `known` wherever they stand, told by
 * `same`. A name that only begins a sentence and is not known stays: nothing tells it from any other word.
 */
export function properNames(
  text: string,
  isKnown: (word: string) => boolean,
): Pick<Blank, 'start' | 'end'>[] {
  const spans: { start: number; end: number }[] = [];
  for (const { 0: found, index } of text.matchAll(word)) {
    if (!isKnown(found) && !isProper(text, found, index)) continue;
    const last = spans.at(-1);
    const isNext = last && /^[ \u00a0«"“-]*$/u.test(text.slice(last.end, index));
    if (isNext) last.end = index + found.length;
    else spans.push({ start: index, end: index + found.length });
  }
  return spans;
}
