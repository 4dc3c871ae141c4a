import { openPart } from './anchored.ts';
import { type Lexeme, lex, type Operator } from './lex.ts';
import { type Extent, problemAt, RuleError, type RuleProblem } from './problem.ts';
import { isPositional, MAX_DEPTH, MAX_NEAR_DEPTH, MAX_TERMS, type Rule } from './syntax.ts';

/** A rule, or what is wrong with its text. */
export type Parsed =
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problem: RuleProblem };

/** Reads a rule of the full language (README: “The language”). Never throws. */
export function parseRule(source: string): Parsed {
  const parsed = attempt(() => new Parser(source).rule());
  if (parsed.ok) return parsed;
  // Only of a rule with a problem does it matter where its parts stand.
  const placed = attempt(() => new Parser(source, new Map()).rule());
  if (placed.ok || placed.problem.fix === undefined) return placed;
  const { fix, ...problem } = placed.problem;
  const fixed = attempt(() => new Parser(fix).rule());
  return fixed.ok ? placed : { ok: false, problem };
}

/** A parser that throws `RuleError` made into one that answers. */
export function attempt(parse: () => Rule): Parsed {
  try {
    return { ok: true, rule: parse() };
  } catch (error) {
    if (error instanceof RuleError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Refuses a rule that requires nothing to be present. @throws RuleError */
export function checkWhole(rule: Rule, extentOf: (rule: Rule) => Extent): void {
  const open = openPart(rule);
  if (open === undefined) return;
  const code = open === rule ? 'only-negative' : 'open-alternative';
  throw new RuleError(problemAt(code, extentOf(open)));
}

/** Recursive descent: OR < AND (also unwritten) < NEAR < NOT. Problems are thrown as RuleError. */
class Parser {
  readonly #source: string;
  readonly #lexemes: readonly Lexeme[];
  readonly #extents: Map<Rule, Extent> | undefined;
  #at = 0;
  #depth = 0;
  #terms = 0;

  /** @param extents is told where each part stands */
  constructor(source: string, extents?: Map<Rule, Extent>) {
    this.#source = source;
    this.#extents = extents;
    this.#lexemes = lex(source);
  }

  rule(): Rule {
    if (this.#lexemes.length === 0) throw new RuleError(problemAt('empty-rule', { start: 0, end: 0 }));
    const rule = this.#or();
    const rest = this.#lexemes[this.#at];
    if (rest !== undefined)
      throw new RuleError(problemAt('stray-parenthesis', rest, {}, this.#without(rest)));
    checkWhole(rule, (part) => this.#extentOf(part));
    return rule;
  }

  #or(): Rule {
    const rules = [this.#and()];
    while (this.#takes('or')) rules.push(this.#and());
    return this.#joined('or', rules);
  }

  #and(): Rule {
    const rules = [this.#near()];
    while (this.#takes('and') || this.#beginsOperand()) rules.push(this.#near());
    return this.#joined('and', rules);
  }

  #near(): Rule {
    let left = this.#unary();
    for (let operator = this.#takes('near'); operator !== undefined; operator = this.#takes('near')) {
      const right = this.#unary();
      const extent = { start: this.#extentOf(left).start, end: this.#extentOf(right).end };
      if (!isPositional(left)) throw this.#nearOperand(left);
      if (!isPositional(right)) throw this.#nearOperand(right);
      left = { kind: 'near', distance: operator.distance, left, right };
      this.#extents?.set(left, extent);
      if (nearDepth(left) > MAX_NEAR_DEPTH) {
        throw new RuleError(problemAt('near-too-deep', extent, { most: MAX_NEAR_DEPTH }));
      }
    }
    return left;
  }

  #nearOperand(rule: Rule): RuleError {
    return new RuleError(problemAt('near-operand', this.#extentOf(rule)));
  }

  #unary(): Rule {
    const start = this.#lexemes[this.#at]?.start ?? 0;
    if (this.#takes('not') === undefined) return this.#primary();
    const inner = this.#deeper(start, () => this.#unary());
    const rule: Rule = inner.kind === 'not' ? inner.rule : { kind: 'not', rule: inner };
    return this.#placed(rule, { start, end: this.#extentOf(inner).end });
  }

  #primary(): Rule {
    const lexeme = this.#lexemes[this.#at];
    if (lexeme?.type === 'leaf') {
      this.#at++;
      this.#count(lexeme);
      return this.#placed(lexeme.leaf, lexeme);
    }
    if (lexeme?.type === 'open') return this.#group(lexeme);
    throw this.#missing(lexeme);
  }

  #group(open: Lexeme): Rule {
    this.#at++;
    const first = this.#lexemes[this.#at];
    if (first?.type === 'close') {
      const extent = { start: open.start, end: first.end };
      throw new RuleError(problemAt('empty-group', extent, {}, this.#without(extent)));
    }
    const rule = this.#deeper(open.start, () => this.#or());
    const close = this.#lexemes[this.#at];
    if (close?.type !== 'close') {
      throw new RuleError(problemAt('unclosed-parenthesis', open, {}, `${this.#source.trimEnd()})`));
    }
    this.#at++;
    return this.#placed(rule, { start: open.start, end: close.end });
  }

  /** No operand where one is needed: blame the operator before the gap, or the one that opens it. */
  #missing(next: Lexeme | undefined): RuleError {
    const before = this.#lexemes[this.#at - 1];
    if (before?.type === 'operator') return this.#dangling('missing-after', before);
    if (next?.type === 'operator') return this.#dangling('missing-before', next);
    if (next?.type === 'close') {
      return new RuleError(problemAt('stray-parenthesis', next, {}, this.#without(next)));
    }
    return new RuleError(
      problemAt('unclosed-parenthesis', before ?? { start: 0, end: 1 }, {}, before && this.#without(before)),
    );
  }

  #dangling(code: 'missing-after' | 'missing-before', lexeme: Lexeme): RuleError {
    const operator = this.#source.slice(lexeme.start, lexeme.end);
    return new RuleError(problemAt(code, lexeme, { operator }, this.#without(lexeme)));
  }

  #without(extent: Extent): string {
    return `${this.#source.slice(0, extent.start).trimEnd()} ${this.#source.slice(extent.end).trimStart()}`.trim();
  }

  #takes(operator: Operator): (Lexeme & { type: 'operator' }) | undefined {
    const lexeme = this.#lexemes[this.#at];
    if (lexeme?.type !== 'operator' || lexeme.operator !== operator) return undefined;
    this.#at++;
    return lexeme;
  }

  #beginsOperand(): boolean {
    const lexeme = this.#lexemes[this.#at];
    if (lexeme === undefined || lexeme.type === 'close') return false;
    return lexeme.type !== 'operator' || lexeme.operator === 'not';
  }

  #deeper(start: number, read: () => Rule): Rule {
    if (++this.#depth > MAX_DEPTH) {
      throw new RuleError(problemAt('too-deep', { start, end: start + 1 }, { most: MAX_DEPTH }));
    }
    const rule = read();
    this.#depth--;
    return rule;
  }

  #count(lexeme: Lexeme & { type: 'leaf' }): void {
    this.#terms += lexeme.leaf.kind === 'phrase' ? lexeme.leaf.words.length : 1;
    if (this.#terms > MAX_TERMS)
      throw new RuleError(problemAt('too-many-terms', lexeme, { most: MAX_TERMS }));
  }

  #joined(kind: 'and' | 'or', parts: readonly Rule[]): Rule {
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) return first;
    const rules = parts.some((part) => part.kind === kind)
      ? parts.flatMap((part) => (part.kind === kind ? part.rules : [part]))
      : parts;
    const start = this.#extentOf(parts[0]!).start;
    return this.#placed({ kind, rules }, { start, end: this.#extentOf(parts.at(-1)!).end });
  }

  #placed(rule: Rule, { start, end }: Extent): Rule {
    this.#extents?.set(rule, { start, end });
    return rule;
  }

  #extentOf(rule: Rule): Extent {
    return this.#extents?.get(rule) ?? { start: 0, end: this.#source.length };
  }
}

/** How many NEARs stand inside one another. */
function nearDepth(rule: Rule): number {
  if (rule.kind === 'or') return Math.max(...rule.rules.map(nearDepth));
  return rule.kind === 'near' ? 1 + Math.max(nearDepth(rule.left), nearDepth(rule.right)) : 0;
}
