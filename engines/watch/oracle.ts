import { canonical, canonicalPrefix, stemByAlphabet } from './canonical.ts';
import { foldValue } from './fold.ts';
import type { PhraseWord, Rule } from './syntax.ts';
import type { Post } from './watcher.ts';

/*
 * What the rule language means, written as plainly as possible: strings, lists, every possibility tried.
 * Tests and the benchmark compare the watcher with it.
 */

interface Words {
  readonly words: readonly string[];
  readonly tags: readonly { readonly text: string; readonly span: Span }[];
}

type Span = readonly [first: number, last: number];

/** Whether a rule matches a post, the slow way. */
export function naiveMatch(rule: Rule, post: Post): boolean {
  return evaluate(rule, post, readWords(post.text));
}

function evaluate(rule: Rule, post: Post, read: Words): boolean {
  if (rule.kind === 'and') return rule.rules.every((part) => evaluate(part, post, read));
  if (rule.kind === 'or') return rule.rules.some((part) => evaluate(part, post, read));
  if (rule.kind === 'not') return !evaluate(rule.rule, post, read);
  if (rule.kind === 'restriction') {
    return [post[rule.field] ?? []].flat().some((value) => foldValue(value) === rule.value);
  }
  return spansOf(rule, read).length > 0;
}

function spansOf(rule: Rule, read: Words): Span[] {
  switch (rule.kind) {
    case 'word':
      return phrase([{ text: rule.text, prefix: false }], false, read);
    case 'prefix':
      return phrase([{ text: rule.text, prefix: true }], false, read);
    case 'phrase':
      return phrase(rule.words, rule.exact, read);
    case 'hashtag':
      return read.tags.filter(({ text }) => text === rule.text).map(({ span }) => span);
    case 'or':
      return rule.rules.flatMap((part) => spansOf(part, read));
    case 'near':
      return near(spansOf(rule.left, read), spansOf(rule.right, read), rule.distance);
    default:
      throw new Error(`${rule.kind} has no place in the text`);
  }
}

function phrase(words: readonly PhraseWord[], exact: boolean, read: Words): Span[] {
  const found: Span[] = [];
  for (let first = 0; first + words.length <= read.words.length; first++) {
    if (words.every((word, i) => fits(word, exact, read.words[first + i]!))) {
      found.push([first, first + words.length - 1]);
    }
  }
  return found;
}

function fits(wanted: PhraseWord, exact: boolean, found: string): boolean {
  if (wanted.prefix) return found.startsWith(canonicalPrefix(wanted.text));
  const text = canonical(wanted.text);
  return exact ? found === text : stemByAlphabet(found) === stemByAlphabet(text);
}

function near(left: readonly Span[], right: readonly Span[], distance: number): Span[] {
  const found: Span[] = [];
  for (const a of left) {
    for (const b of right) {
      const gap = a[1] < b[0] ? b[0] - a[1] : a[0] - b[1];
      if (gap >= 1 && gap <= distance) found.push([Math.min(a[0], b[0]), Math.max(a[1], b[1])]);
    }
  }
  return found;
}

function readWords(text: string): Words {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\p{M}\p{Cf}]/gu, '');
  const words: string[] = [];
  const tags: Words['tags'][number][] = [];
  for (const [piece] of folded.matchAll(/#[\p{L}\p{Nd}_]+|[\p{L}\p{Nd}]+/gu)) {
    const parts = piece.match(/[\p{L}\p{Nd}]+/gu) ?? [];
    if (piece.startsWith('#') && parts.length > 0) {
      tags.push({ text: piece.slice(1), span: [words.length, words.length + parts.length - 1] });
    }
    words.push(...parts.map(canonical));
  }
  return { words, tags };
}
