import { foldTag, wordsOf } from './fold.ts';
import { phraseOf } from './lex.ts';
import { attempt, checkWhole, type Parsed } from './parse.ts';
import { type Extent, problemAt, RuleError } from './problem.ts';
import { MAX_TERMS, type Positional, type Rule } from './syntax.ts';

const PIECE = /([-−]?)(?:"([^"]*)("?)|(\S+))/g;

/**
 * Reads the simple form of social-stream services: all words must be present in any form, `"quoted"` is
 * exact, `-minus` must be absent, `#tag`. Nothing else means anything: OR, stars and parentheses are
 * ordinary text. Never throws.
 */
export function parseSimpleRule(source: string): Parsed {
  return attempt(() => simpleRule(source));
}

function simpleRule(source: string): Rule {
  const extents = new Map<Rule, Extent>();
  const rules: Rule[] = [];
  for (const piece of source.matchAll(PIECE)) {
    const extent = { start: piece.index, end: piece.index + piece[0].length };
    const leaf = leafOf(piece, extent);
    if (leaf === undefined) continue;
    const rule: Rule = piece[1] === '' ? leaf : { kind: 'not', rule: leaf };
    extents.set(rule, extent);
    rules.push(rule);
  }
  return checked(source, rules, extents);
}

function checked(source: string, rules: readonly Rule[], extents: ReadonlyMap<Rule, Extent>): Rule {
  const whole = { start: 0, end: source.length };
  const [first] = rules;
  if (first === undefined) throw new RuleError(problemAt('empty-rule', whole));
  if (rules.length > MAX_TERMS) throw new RuleError(problemAt('too-many-terms', whole, { most: MAX_TERMS }));
  const rule: Rule = rules.length === 1 ? first : { kind: 'and', rules };
  checkWhole(rule, (part) => extents.get(part) ?? whole);
  return rule;
}

/** What one piece asks for; undefined for punctuation alone. */
function leafOf(piece: RegExpExecArray, extent: Extent): Positional | undefined {
  const [, , quoted, closing, bare = ''] = piece;
  if (quoted !== undefined && closing === '') throw new RuleError(unclosed(piece, extent));
  const tag = foldTag(/^#([\p{L}\p{Nd}\p{M}_]+)[^\p{L}\p{Nd}]*$/u.exec(bare)?.[1] ?? '');
  if (/[^_]/.test(tag)) return { kind: 'hashtag', text: tag };
  const words = wordsOf(quoted ?? bare).map((text) => ({ text, prefix: false }));
  if (words.length > 0) return phraseOf(words, quoted !== undefined);
  if (quoted !== undefined) throw new RuleError(problemAt('empty-phrase', extent));
  return undefined;
}

function unclosed(piece: RegExpExecArray, extent: Extent) {
  const fix = wordsOf(piece[2] ?? '').length > 0 ? `${piece.input.trimEnd()}"` : undefined;
  return problemAt('unclosed-quote', extent, {}, fix);
}
