/*
 * Letters hidden from filters: Latin look-alikes, digits and marks inside Cyrillic words, and Cyrillic
 * look-alikes inside Latin ones. Which way a word is folded is decided by the letters only one alphabet has.
 */

const LATIN_LOOKALIKES: ReadonlyMap<string, string> = pairs('aаbвcсeеhнkкmмoоpрtтuиxхyуrгnпiиëеäаöо');
/** Only letters that look the same: folding p → р back to Latin must not invent words. */
const CYRILLIC_LOOKALIKES: ReadonlyMap<string, string> = pairs('аaвbсcеeнhкkмmоoрpтtхxуyіiѕsјj');
const DIGITS: ReadonlyMap<string, string> = pairs('0о3з4ч6б');
const MARKS: ReadonlyMap<string, string> = pairs('@а$с');

const CYRILLIC = /[\u0400-\u04ff]/;
const LATIN = /[a-zà-ÿ]/;
const ONLY_CYRILLIC = /[бгджзийлпфцчшщъыьэюяё]/;
const ONLY_LATIN = /[dfgjlqsvwz]/;
/** Folded in a Cyrillic word, yet a sign of a Latin one where no letter is surely Cyrillic. */
const RATHER_LATIN = /[inru]/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A digit that opens a word stands for a letter only where such a word could begin: 6ардак, 3дание; not 4подъезд. */
const OPENS_WORD = /^(?:[046][аеиоуыюя]|0[бвгдждзйклмнпрстфхцчшщ]|3[авдлмнеоуия])\p{L}{3}/u;

function pairs(letters: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let i = 0; i < letters.length; i += 2) found.set(letters[i]!, letters[i + 1]!);
  return found;
}

/**
 * One lower-case word without disguise: `xoчу` (Latin x, o) → `хочу`, `6ардак` → `бардак`, `д,билы` → `дбилы`
 * (a mark tells nothing about the letter it hides), `с@хар` → `сахар`, `сovid` (Cyrillic с) → `covid`,
 * `ураааа` → `ура`. Parts joined by a hyphen are folded each for itself. Words of one alphabet, and parts
 * that have letters of both, stay as they are.
 */
export function foldObfuscation(word: string): string {
  if (isOrdinary(word) || !CYRILLIC.test(word)) return word;
  return word.includes('-') ? word.split('-').map(foldPart).join('-') : foldPart(word);
}

/** Nearly every word: Cyrillic letters only, none three times in a row. */
function isOrdinary(word: string): boolean {
  let before = 0;
  let twoBefore = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < 0x430 || code > 0x451 || (code === before && code === twoBefore)) return false;
    twoBefore = before;
    before = code;
  }
  return true;
}

function foldPart(part: string): string {
  if (!CYRILLIC.test(part)) return part;
  const latin = ONLY_LATIN.test(part);
  const cyrillic = ONLY_CYRILLIC.test(part);
  if (latin && cyrillic) return part;
  if (latin || (!cyrillic && RATHER_LATIN.test(part))) return mapped(part, CYRILLIC_LOOKALIKES);
  return foldToCyrillic(part);
}

function foldToCyrillic(part: string): string {
  let folded = LATIN.test(part) ? mapped(part, LATIN_LOOKALIKES) : part;
  if (/[^\p{L}\p{N}]/u.test(folded)) folded = withoutMarks(folded);
  if (/\d/.test(folded)) folded = foldDigits(folded);
  return folded.replace(/(\p{L})\1{2,}/gu, '$1');
}

function mapped(part: string, letters: ReadonlyMap<string, string>): string {
  let result = '';
  for (const letter of part) result += letters.get(letter) ?? letter;
  return result;
}

function foldDigits(part: string): string {
  const inner = part.replace(/(?<=\p{L})[0346](?=\p{L})/gu, (digit) => DIGITS.get(digit) ?? digit);
  return OPENS_WORD.test(inner) ? (DIGITS.get(inner[0]!) ?? '') + inner.slice(1) : inner;
}

function withoutMarks(part: string): string {
  let result = '';
  for (const letter of part) {
    if (MARKS.has(letter)) result += MARKS.get(letter);
    else if (LETTER_OR_DIGIT.test(letter) || letter === "'") result += letter;
  }
  return result;
}
