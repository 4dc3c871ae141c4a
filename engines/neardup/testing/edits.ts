import { shown, type Word } from './messages.ts';
import { FILLERS, REPOST_PREFIXES } from './phrases.ts';
import type { Random } from './random.ts';

export type EditKind = 'insert' | 'delete' | 'replace' | 'typo' | 'swap';
const EDIT_KINDS: readonly EditKind[] = ['insert', 'delete', 'replace', 'typo', 'swap'];

/** The words after `count` edits of random kinds, each to another word; fixed words keep their letters. */
export function edited(
  words: readonly Word[],
  count: number,
  random: Random,
  kinds: readonly EditKind[] = EDIT_KINDS,
): Word[] {
  const list = words.map((word) => ({ ...word }));
  const touched = new Set<Word>();
  for (let done = 0, tries = 0; done < count && tries < 200; tries++) {
    const at = random.below(list.length);
    const word = list[at]!;
    if (word.fixed || touched.has(word)) continue;
    applyEdit(list, at, random.pick(kinds), random, touched);
    done++;
  }
  return list;
}

function applyEdit(list: Word[], at: number, kind: EditKind, random: Random, touched: Set<Word>): void {
  const filler = { text: random.pick(FILLERS), fixed: false };
  const word = list[at]!;
  const next = list[at + 1];
  touched.add(word);
  touched.add(filler);
  if (kind === 'insert') list.splice(at, 0, filler);
  else if (kind === 'delete' && list.length > 3) list.splice(at, 1);
  else if (kind === 'replace') list.splice(at, 1, filler);
  else if (kind === 'swap' && next !== undefined && !next.fixed) list.splice(at, 2, next, word);
  else word.text = mistyped(word.text, random);
}

/** One slip of the hand: two letters swapped, one lost, doubled or replaced. */
function mistyped(word: string, random: Random): string {
  const at = random.below(Math.max(1, word.length - 1));
  const head = word.slice(0, at);
  const tail = word.slice(at + 1);
  const way = random.below(4);
  if (way === 0) return `${head}${tail.slice(0, 1)}${word.slice(at, at + 1)}${tail.slice(1)}`;
  if (way === 1 && word.length > 2) return head + tail;
  if (way === 2) return `${head}${word.slice(at, at + 1)}${word.slice(at)}`;
  return `${head}${random.pick([...'оаеинтсрвл'])}${tail}`;
}

/** What a re-post changes besides words: a prefix, a greeting, case, ё, signs, emoji, a sentence moved to the front. */
export function redressed(words: readonly Word[], random: Random): string {
  let text = shown(random.chance(0.2) ? sentenceMoved(words, random) : words);
  if (random.chance(0.3)) text = text.replaceAll('ё', 'е').replaceAll('Ё', 'Е');
  if (random.chance(0.3))
    text = text.replace(/[!.]+(?=\s|$)/g, (signs) => (random.chance(0.5) ? `${signs}!!` : ''));
  if (random.chance(0.15)) text = text.toUpperCase();
  else if (random.chance(0.2)) text = text.toLowerCase();
  if (random.chance(0.3)) text = `${random.pick(REPOST_PREFIXES)} ${text}`;
  if (random.chance(0.3)) text = `${random.pick(['Здравствуйте!', 'Добрый день.', 'Всем привет!'])} ${text}`;
  if (random.chance(0.2)) text = `${text} ${random.pick(['😡😡', '🙏', '👍', '!!!', 'Спасибо!', '((('])}`;
  return text;
}

function sentenceMoved(words: readonly Word[], random: Random): readonly Word[] {
  const ends = words.flatMap((word, i) =>
    /[.!?]$/.test(word.text) && !word.fixed && i < words.length - 1 ? [i + 1] : [],
  );
  if (ends.length === 0) return words;
  const cut = random.pick(ends);
  return [...words.slice(cut), ...words.slice(0, cut)];
}
