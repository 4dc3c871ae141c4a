import { foldWord } from './fold.ts';
import type { PlaceKind } from './gazetteer.ts';
import type { Lexicon, NameUse, PlaceLanguage, WordForm } from './language.ts';
import { type PlaceToken, scanPlaces } from './scan.ts';

/** One word of a name with the forms it is met in; equal keys have equal forms. */
export interface NameWord {
  key: string;
  forms: readonly WordForm[];
}

/** One way to say a name. The flags are those of `NameEnd`. */
export interface NameVariant {
  words: NameWord[];
  quality: number;
  needsAreaWord: boolean;
  adjective: boolean;
  common: boolean;
  plain: boolean;
  date: boolean;
}

/** "К. Маркса" is as good as certain, "Маркса" may be another Marx. */
const INITIAL_QUALITY = 0.95;
const TAIL_QUALITY = 0.8;
const REVERSED_QUALITY = 0.9;
const ROMANISED_QUALITY = 0.95;

/** Makes the variants of names in one language, remembering what it needs of it. */
export function createNameReader(language: PlaceLanguage, lexicon: Lexicon) {
  const common = new Set(language.commonWords.map(foldWord));
  const plain = new Set(language.plainAdjectives);
  const months = new Set(language.words.month);

  /** Every way to say the name of a place of this kind; empty when nothing readable remains. */
  return function readName(name: string, kind: PlaceKind, sort: string): NameVariant[] {
    const all = scanPlaces(name);
    const tokens = stripKindWords(all, kind, sort, lexicon);
    if (tokens.length === 0) return [];
    const stripped = tokens.length < all.length;
    const folds = tokens.map((token) => language.sameWord[token.fold] ?? token.fold);
    const adjective = folds.every((fold, i) => tokens[i]!.isNumber || language.isAdjective(fold));
    const flags = {
      adjective,
      // Two ordinary words together ("Нижний Лог") are no ordinary phrase any more.
      common: isCommon(folds, tokens, kind, common),
      plain: folds.length === 1 && plain.has(folds[0]!),
      date: tokens.length === 2 && tokens[0]!.isNumber && months.has(folds[1]!),
      needsAreaWord: kind === 'area' && stripped && (adjective || language.code === 'en'),
    };
    const full = nameWords(tokens, folds, kind === 'street' ? 'fixed' : 'declined', language);
    const variants = [{ ...flags, words: full, quality: 1 }];
    if (kind === 'street') {
      for (const short of shortened(full, tokens, language))
        variants.push({ ...flags, common: false, plain: false, ...short });
    }
    const roman = romanised(tokens, folds, language);
    if (roman) variants.push({ ...flags, common: false, words: roman, quality: ROMANISED_QUALITY });
    return variants;
  };
}

function isCommon(
  folds: readonly string[],
  tokens: readonly PlaceToken[],
  kind: PlaceKind,
  common: ReadonlySet<string>,
): boolean {
  const words = folds.filter((_, i) => !tokens[i]!.isNumber);
  return (words.length < 2 || kind === 'landmark') && words.every((fold) => common.has(fold));
}

/** "село Каменка" → "Каменка", "Заречный муниципальный округ" → "Заречный"; never leaves nothing. */
function stripKindWords(tokens: PlaceToken[], kind: PlaceKind, sort: string, lexicon: Lexicon): PlaceToken[] {
  if (kind === 'landmark') return tokens;
  const saysKind = (token: PlaceToken | undefined, first: boolean) => {
    const entry = token && lexicon.get(token.fold);
    if (token === undefined || entry === undefined || token.isNumber) return false;
    if (kind === 'area') return entry.areaKinds.length > 0 || (first && entry.settlementKinds.length > 0);
    const latin = /^[a-z]/.test(token.fold);
    if (token.isCapital && !first && !latin) return false;
    return kind === 'street' ? entry.streetKinds.includes(sort) : first && entry.settlementKinds.length > 0;
  };
  let from = 0;
  let to = tokens.length;
  while (to - from > 1 && saysKind(tokens[from], true)) from++;
  while (to - from > 1 && saysKind(tokens[to - 1], false)) to--;
  return tokens.slice(from, to);
}

function nameWords(
  tokens: readonly PlaceToken[],
  folds: readonly string[],
  use: NameUse,
  language: PlaceLanguage,
): NameWord[] {
  const agrees =
    use === 'fixed' && tokens.length > 1 && (tokens[0]!.isOrdinal || language.isAdjective(folds[0]!));
  const frozen = use === 'fixed' && tokens.length > 1 && !agrees;
  const words: NameWord[] = [];
  let afterPreposition = false;
  for (const [i, fold] of folds.entries()) {
    if (i > 0 && i + 1 < folds.length && language.words.silent.includes(fold)) continue;
    if (tokens[i]!.isNumber || (folds.length > 1 && ordinalValue(fold, language) > 0)) {
      words.push(numberWord(tokens[i]!.isNumber ? fold : String(ordinalValue(fold, language)), language));
      continue;
    }
    if (i > 0 && PREPOSITIONS.some((role) => language.words[role].includes(fold))) afterPreposition = true;
    words.push(nameWord(fold, afterPreposition || frozen ? 'frozen' : agrees ? 'declined' : use, language));
  }
  return words;
}

/** "Ярск-на-Тале": what follows is governed by the preposition and never changes. */
const PREPOSITIONS = ['in', 'on', 'near', 'from'] as const;

/** A frozen adjective still agrees: "улица Большая Каменная" has none, "Зои Космодемьянской" stays as it is. */
function nameWord(fold: string, use: NameUse | 'frozen', language: PlaceLanguage): NameWord {
  const others = Object.entries(language.sameWord).flatMap(([text, same]) => (same === fold ? [text] : []));
  const forms =
    use === 'frozen' ? [fold, ...others].map((text) => ({ text, weak: false })) : language.inflect(fold, use);
  return { key: `${use}:${fold}`, forms };
}

/** 1 for "первая" and its like; 0 for anything else. */
function ordinalValue(fold: string, language: PlaceLanguage): number {
  return language.ordinals.findIndex((ordinal) => ordinalForms(ordinal, language).includes(fold)) + 1;
}

function numberWord(digits: string, language: PlaceLanguage): NameWord {
  const ordinal = language.ordinals[Number(digits) - 1];
  const spoken = ordinal === undefined ? [] : ordinalForms(ordinal, language);
  return { key: `#${digits}`, forms: [`#${digits}`, ...spoken].map((text) => ({ text, weak: false })) };
}

/** An ordinal in all genders and cases; English ones have one form. */
function ordinalForms(masculine: string, language: PlaceLanguage): string[] {
  if (!language.isAdjective(masculine)) return [masculine];
  const stem = masculine === 'третий' ? 'треть' : masculine.slice(0, -2);
  const endings = stem === 'треть' ? ['я', 'е', 'ей', 'ю', 'его', 'ему', 'им', 'ем'] : ORDINAL_ENDINGS;
  return [masculine, ...endings.map((ending) => stem + ending)];
}

const ORDINAL_ENDINGS = ['ая', 'ое', 'ой', 'ую', 'ого', 'ому', 'ым', 'ом'];

/** "Карла Маркса" → "К. Маркса", "Маркса", "Маркса Карла"; only names of people, which are frozen. */
function shortened(
  full: readonly NameWord[],
  tokens: readonly PlaceToken[],
  language: PlaceLanguage,
): Array<{ words: NameWord[]; quality: number }> {
  const person = full.length > 1 && full.length < 4 && full.every((word) => word.key.startsWith('frozen:'));
  if (!person || !tokens[0]!.isCapital || !tokens.at(-1)!.isCapital || tokens[0]!.fold.length < 3) return [];
  const [first, last] = [full[0]!, full.at(-1)!];
  const initial = nameWord(tokens[0]!.fold[0]!, 'frozen', language);
  const quality = TAIL_QUALITY - (full.length - 2) * 0.1;
  return [
    { words: [initial, ...full.slice(1)], quality: INITIAL_QUALITY },
    { words: [last], quality },
    ...(full.length === 2 ? [{ words: [last, first], quality: REVERSED_QUALITY }] : []),
  ];
}

function romanised(tokens: readonly PlaceToken[], folds: readonly string[], language: PlaceLanguage) {
  if (language.romanise === undefined) return undefined;
  return folds.map((fold, i) => {
    if (tokens[i]!.isNumber) return numberWord(fold, language);
    return nameWord(foldWord(language.romanise?.(fold) ?? fold), 'frozen', language);
  });
}
