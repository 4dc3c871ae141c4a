import { isGivenName, isPatronymic } from './given-names.ts';

/** How a text points at a person. */
export type PersonSign =
  | 'initials'
  | 'patronymic'
  | 'full name'
  | 'title'
  | 'handle'
  | 'profile'
  | 'address'
  | 'phone';

export interface NamedPerson {
  readonly sign: PersonSign;
  /** The words as they stand in the text. */
  readonly text: string;
}

/**
 * Where a watch's name, purpose or rule points at a person: watches are about services. Errs towards finding, except
 * for what is named after people (streets, schools), which messages about services cannot do without. Disguises that
 * no list foresees are left to the second person who approves.
 */
export function personsIn(text: string): NamedPerson[] {
  const plain = text.normalize('NFC').replace(/\p{Cf}|\u0301/gu, '');
  return [...byPattern(plain), ...inWords(wordsOf(plain))];
}

const patterns: readonly (readonly [PersonSign, RegExp])[] = [
  ['address', /[\w.+-]+@[\w-]+\.\w{2,}/gu],
  ['handle', /(?<![\w.@])@[\w.]{3,}/gu],
  // Communities are told by their kind of address; a bare name may be a person's.
  [
    'profile',
    /(?:vk\.com|vkontakte\.ru)\/(?!(?:public|club|event|wall-)\d)[\w.]+|(?:ok\.ru\/profile|t\.me|telegram\.me|instagram\.com|facebook\.com|tiktok\.com|twitter\.com|x\.com|youtube\.com\/@|max\.ru)\/?[\w.@]+/giu,
  ],
  ['phone', /(?<![\d\p{L}])(?:\+?\d[\s()-]{0,2}){10,15}(?![\d\p{L}])/gu],
];

function byPattern(text: string): NamedPerson[] {
  return patterns.flatMap(([sign, pattern]) =>
    [...text.matchAll(pattern)].map(([found]) => ({ sign, text: found.trim() })),
  );
}

interface Word {
  readonly text: string;
  readonly small: string;
  readonly capital: boolean;
  /** One letter with a full stop behind it. */
  readonly initial: boolean;
  /** Whether an alternative, an exclusion or a bracket stands before it: not the same phrase any more. */
  readonly apart: boolean;
}

const operators = /^(?:AND|OR|NOT|NEAR|И|ИЛИ|НЕ|РЯДОМ)$/u;
const alternatives = /^(?:OR|ИЛИ|NOT|НЕ)$/u;

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let apart = true;
  for (const [piece] of text.matchAll(/\p{L}+(?:-\p{L}+)*\.?|\/\d+|[^\s\p{L}]/gu)) {
    const bare = piece.replace(/\.$/u, '');
    if (operators.test(bare)) {
      apart ||= alternatives.test(bare);
    } else if (/\p{L}/u.test(piece)) {
      const initial = piece.endsWith('.') && bare.length === 1;
      words.push({ text: bare, small: bare.toLowerCase(), capital: /^\p{Lu}/u.test(bare), initial, apart });
      apart = false;
    } else if (/[|(),;-]/u.test(piece)) apart = true;
  }
  return words;
}

function inWords(words: readonly Word[]): NamedPerson[] {
  return words.flatMap((word, at) => {
    const sign = signAt(words, at);
    if (!sign || standsForPlace(words, at)) return [];
    const text = words
      .slice(at, at + (sign === 'patronymic' ? 1 : 3))
      .map((one) => (one.initial ? `${one.text}.` : one.text));
    return { sign, text: text.join(' ') || word.text };
  });
}

function signAt(words: readonly Word[], at: number): PersonSign | undefined {
  const word = words[at]!;
  const [before, next, third] = [words[at - 1], words[at + 1], words[at + 2]];
  if (isPatronymic(word.small)) return 'patronymic';
  if (word.initial && hasInitials(word, before, next, third)) return 'initials';
  if (isGivenName(word.small) && (mayBeSurname(next, word) || mayBeSurname(before, word))) return 'full name';
  if (isTitle(word.small) && next && afterTitle(next)) return 'title';
  return undefined;
}

/** "Петров И. С.", "И. С. Петров", "Петров И.", and the first two in small letters. */
function hasInitials(
  word: Word,
  before: Word | undefined,
  next: Word | undefined,
  third: Word | undefined,
): boolean {
  const pair = next?.initial === true && !abbreviations.has(word.small + next.small);
  if (pair) return [before, third].some((one) => one && isSurnameForm(one));
  return word.capital && [before, next].some((one) => one?.capital && !one.initial && isSurnameForm(one));
}

/** т. е., т. д., т. п., т. к., и. о., н. э., г. р. and the like. */
const abbreviations = new Set(['те', 'тд', 'тп', 'тк', 'тч', 'ио', 'нэ', 'гр', 'дк', 'дс', 'жд']);

const surnameEnds =
  /(?:ов|ев|ёв|ин|ын)(?:а|у|ым|ой|е|ы)?$|(?:ск|цк)(?:ий|ого|ому|им|ая|ой|ую)$|(?:енко|швили|дзе|[нк]ян|чук|щук|нюк|ых)$/u;
/** Ordinary words that end like surnames and stand beside names of shops, stops and services. */
const notSurnames =
  /^(?:магазин|бензин|кабин|машин|остров|кузов|кров|нов|здоров|готов|перв|основ|дров|машинист|витрин|корзин|резин|долин|равнин|урн|причин|шин|стен|один|котлован|тротуар|газон)(?:а|у|ы|е|ой|ом|ов|ын)?$|^(?:город|детск|сельск|русск|городск|районн|област|российск|советск|пермск|московск)\p{L}*$|^(?:домов|дворов|районов|городов|заводов|вокзалов|финансов|мостов|дорогов|магазинов|подъездов|этажей|часов|рублей|отходов|контейнеров|автобусов|трамваев|фонарей)$/u;

const isSurnameForm = ({ small }: Word) =>
  small.length >= 4 && surnameEnds.test(small) && !notSurnames.test(small) && !isGivenName(small);

const hasCyrillic = (text: string) => /[а-яё]/iu.test(text);

/** Beside a Russian given name by its form; beside an English one by its capital. */
function mayBeSurname(word: Word | undefined, name: Word): boolean {
  if (!word || word.initial) return false;
  if (hasCyrillic(name.text)) return isSurnameForm(word);
  return name.capital && word.capital && !hasCyrillic(word.text) && !isTitle(word.small);
}

const titles =
  /^(?:директор|депутат|губернатор|министр|мэр|глав|врач|начальник|чиновник|судь|прокурор|ректор|академик|председател|блогер|журналист|сенатор|президент|учител|заведующ|господин|гражданин|товарищ|mr|mrs|ms|dr|mayor|governor|minister|councillor|senator|president)(?:а|у|ом|ем|ы|и|я|ю|е|ой|ей|ий|ая|его|ему)?$/u;
const isTitle = (small: string) => titles.test(small);

/** Towns whose genitive looks like a surname. */
const towns =
  /^(?:саратов|ростов|тамбов|киров|псков|азов|серпухов|чехов|березник|сахалин|калинин|иванов|кемеров|пушкин|рыбинск|свияжск|гатчин|балаков|коломн|дубн|ступин|обнинск)\p{L}*$/u;

/** "депутат Петров", "директор Иваненко"; in small letters only what cannot be a genitive plural. */
function afterTitle(next: Word): boolean {
  if (next.apart || next.initial || towns.test(next.small)) return false;
  if (!hasCyrillic(next.text)) return next.capital && next.small.length > 2;
  if (next.capital) return isSurnameForm(next);
  return /(?:енко|швили|дзе|[ое]ва|ёва|чук)$/u.test(next.small) && !notSurnames.test(next.small);
}

const placeWords =
  /^(?:ул|улиц|просп|проспект|пр|пл|площад|пер|переул|бул|бульвар|шоссе|набережн|наб|парк|сквер|школ|гимнази|лице|больниц|имен|им|театр|музе|двор|дворц|стадион|метро|останов|станци|памятник|мост|микрорайон|мкр|посёл|посел|сел|деревн|аэропорт|библиотек)\p{L}{0,3}$/u;
const placeWordsBehind =
  /^(?:street|avenue|road|lane|square|park|bridge|station|school|hospital|drive|way|улиц\p{L}*|проспект\p{L}*|площад\p{L}*|переул\p{L}*|бульвар\p{L}*|парк\p{L}*|сквер\p{L}*)$/u;

/** "улица Юрия Гагарина", "школа имени Зои Космодемьянской", "Charles Dickens Street": within the same phrase. */
function standsForPlace(words: readonly Word[], at: number): boolean {
  for (let back = at; back > 0 && back > at - 4 && !words[back]!.apart; back--)
    if (placeWords.test(words[back - 1]!.small)) return true;
  for (let on = at + 1; on < words.length && on <= at + 3 && !words[on]!.apart; on++)
    if (placeWordsBehind.test(words[on]!.small)) return true;
  return false;
}
