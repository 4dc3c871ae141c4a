/** Russian letters in Latin for readers of English, after the practical BGN/PCGN habit. */
const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

const known = new Map<string, string>();

/** Names repeat, so each is spelled out once. */
export function toLatin(text: string): string {
  let latin = known.get(text);
  if (latin === undefined) {
    latin = spell(text);
    known.set(text, latin);
  }
  return latin;
}

function spell(text: string): string {
  return text.replace(/[а-яё]/gi, (letter) => {
    const lower = letter.toLowerCase();
    const latin = LETTERS[lower] ?? lower;
    return letter === lower ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  });
}
