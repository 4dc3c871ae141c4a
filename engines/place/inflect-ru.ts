import type { NameUse, WordForm } from './language.ts';

const HARD_ADJECTIVE = ['ого', 'ому', 'ым', 'ом'];
const SOFT_ADJECTIVE = ['его', 'ему', 'им', 'ем'];
const AFTER_VELAR = ['ого', 'ому', 'им', 'ом'];

/** Nouns frozen in the genitive plural look like masculine ones; they must not be declined. */
const GENITIVE_PLURAL = /(?:ов|ев|ей|ий)$/;
const CONSONANT = /[бвгджзклмнпрстфхцчшщ]$/;

/**
 * Forms of one word of a Russian name, by its ending. Gender and stress are unknown, so where an ending allows
 * two declensions both are formed: a form nobody uses costs nothing. Forms that often are another word are weak.
 * Paradigms after Zaliznyak, "Grammatical Dictionary of Russian" (1977), without its stress patterns.
 */
export function inflectRussian(word: string, use: NameUse): WordForm[] {
  const strong = new Set([word, ...adjectiveForms(word)]);
  const weak = new Set<string>();
  if (strong.size === 1 && (use === 'declined' || isNominativeNoun(word))) declineNoun(word, strong, weak);
  const forms = [...strong].map((text) => ({ text, weak: false }));
  for (const text of weak) if (!strong.has(text)) forms.push({ text, weak: true });
  return forms;
}

/** Whether the word has the ending of an adjective in the nominative. */
export function isRussianAdjective(word: string): boolean {
  return word.length > 4 && /(?:[ыио]й|ая|яя|ое|ее|ые|ие)$/.test(word) && !/(?:лое|мое)$/.test(word);
}

/** A street's noun that cannot be a frozen genitive: "Арбат", "Сибирь". */
function isNominativeNoun(word: string): boolean {
  return (CONSONANT.test(word) && !GENITIVE_PLURAL.test(word)) || word.endsWith('ь');
}

function adjectiveForms(word: string): string[] {
  if (!isRussianAdjective(word)) return [];
  const stem = word.slice(0, -2);
  const ending = word.slice(-2);
  const velar = /[гкх]$/.test(stem);
  const hushing = /[жшчщ]$/.test(stem);
  const masculine =
    ending === 'ой' || ending === 'ый'
      ? velar
        ? AFTER_VELAR
        : HARD_ADJECTIVE
      : velar
        ? AFTER_VELAR
        : SOFT_ADJECTIVE;
  switch (ending) {
    case 'ый':
    case 'ой':
    case 'ий':
      return join(stem, hushing ? ['ого', 'ому', 'им', 'ом', 'его', 'ему', 'ем'] : masculine);
    case 'ое':
      return join(stem, [...(velar ? AFTER_VELAR : HARD_ADJECTIVE), ...(hushing ? ['им'] : [])]);
    case 'ее':
      return join(stem, SOFT_ADJECTIVE);
    case 'ая':
      return join(stem, hushing ? ['ой', 'ую', 'ою', 'ей', 'ею'] : ['ой', 'ую', 'ою']);
    case 'яя':
      return join(stem, ['ей', 'юю', 'ею']);
    case 'ые':
      return join(stem, ['ых', 'ым', 'ыми']);
    default:
      return join(stem, ['их', 'им', 'ими']);
  }
}

function join(stem: string, endings: readonly string[]): string[] {
  return endings.map((ending) => stem + ending);
}

function declineNoun(word: string, strong: Set<string>, weak: Set<string>): void {
  if (word.length < 2) return;
  const stem = word.slice(0, -1);
  const add = (base: string, endings: readonly string[]) => {
    for (const form of join(base, endings)) strong.add(form);
  };
  switch (word.at(-1)) {
    case 'а':
      add(stem, [/[гкхжшчщ]$/.test(stem) ? 'и' : 'ы', 'е', 'у', /[жшчщц]$/.test(stem) ? 'ей' : 'ой']);
      break;
    case 'я':
      add(stem, ['и', 'ю', 'ей', stem.endsWith('и') ? 'и' : 'е']);
      break;
    case 'о':
      add(stem, ['а', 'у', 'ом', 'е']);
      break;
    case 'е':
      add(stem, /[цщжшч]$/.test(stem) ? ['а', 'у', 'ем'] : ['я', 'ю', 'ем', 'и']);
      break;
    case 'ь':
      add(stem, ['и', 'ью', 'я', 'ю', 'ем', 'е']);
      if (/[^аеиоуыэюя]ень$/.test(word)) add(`${word.slice(0, -3)}н`, ['я', 'ю', 'ем', 'е']);
      break;
    case 'й':
      add(stem, ['я', 'ю', 'ем', 'е']);
      break;
    case 'ы':
    case 'и':
      declinePlural(word, stem, strong, weak);
      break;
    default:
      if (CONSONANT.test(word)) declineMasculine(word, add);
  }
}

function declineMasculine(word: string, add: (base: string, endings: readonly string[]) => void): void {
  // Stress decides between ельцом and сосновцем.
  const endings = ['а', 'у', 'е', ...(/ц$/.test(word) ? ['ом', 'ем'] : [/[жшчщ]$/.test(word) ? 'ем' : 'ом'])];
  add(word, endings);
  const fleeting =
    /^(.*[^аеиоуыэюя])([её]|о)([кцлрн])$/.exec(word) ?? /^(.*[аеиоуыэюя])(е)([кц])$/.exec(word);
  if (fleeting === null) return;
  const [, before = '', vowel, last = ''] = fleeting;
  const soft = vowel === 'е' && /л$/.test(before) ? 'ь' : /[аеиоуыэюя]$/.test(before) ? 'й' : '';
  add(before + soft + last, endings);
  if (vowel === 'е' && last === 'к' && !/[жшчщ]$/.test(before)) add(`${before}ь${last}`, endings);
}

/** Berezniki: the gender decides the genitive and is unknown; the endingless one is often another word. */
function declinePlural(word: string, stem: string, strong: Set<string>, weak: Set<string>): void {
  const soft = word.endsWith('и') && !/[гкхжшчщ]$/.test(stem);
  for (const form of join(stem, soft ? ['ям', 'ями', 'ях'] : ['ам', 'ами', 'ах'])) strong.add(form);
  for (const ending of genitivePlural(stem, soft)) strong.add(stem + ending);
  weak.add(soft ? `${stem}ь` : stem);
  const cluster = /^(.*)([^аеиоуыэюя])([кнлцрв])$/.exec(stem);
  if (cluster === null) return;
  const [, before = '', first = '', last = ''] = cluster;
  const hard = /[ьй]/.test(first) ? before : before + first;
  const vowels = /[ьйжшчщц]/.test(first) ? ['е'] : ['о', 'е'];
  for (const vowel of vowels) strongOrWeak(`${hard}${vowel}${last}`, strong, weak);
}

function genitivePlural(stem: string, soft: boolean): string[] {
  if (soft) return ['ей', 'ев'];
  if (/[жшчщ]$/.test(stem)) return ['ей'];
  return stem.endsWith('ц') ? ['ов', 'ев'] : ['ов'];
}

/** A long genitive is hardly a word of its own ("Черемушек"); a short one may be ("песок"). */
function strongOrWeak(form: string, strong: Set<string>, weak: Set<string>): void {
  if (form.length >= 7) strong.add(form);
  else weak.add(form);
}
