const MESSAGES = {
  'empty-rule': 'The rule is empty: write at least one word.',
  'only-negative': 'The rule only says what must be absent: add a word that must be present.',
  'open-alternative':
    'This alternative only says what must be absent, so nearly every post would match: add a word that must be present.',
  'unclosed-quote': 'The quotation mark is never closed.',
  'empty-phrase': 'There is no word between the quotation marks.',
  'unclosed-parenthesis': 'The parenthesis is never closed.',
  'stray-parenthesis': 'This closing parenthesis has no opening one.',
  'empty-group': 'There is nothing between the parentheses.',
  'missing-before': '{operator} needs something before it.',
  'missing-after': '{operator} needs something after it.',
  'lone-minus': 'A minus belongs directly before the word it excludes.',
  'no-word': '“{text}” contains no letter and no digit.',
  'star-inside': 'A star may only end a word.',
  'hashtag-prefix': 'A hashtag is compared whole: a star works on words.',
  'short-prefix': 'At least {least} letters are needed before the star.',
  'bad-distance': 'The distance must be a whole number from 1 to {most}.',
  'near-operand': 'NEAR stands between words, phrases, hashtags or alternatives of them.',
  'near-too-deep': 'At most {most} NEARs can be joined.',
  'unknown-field': 'There is no restriction “{field}”.',
  'empty-value': '“{field}:” needs a value directly after it.',
  'too-deep': 'Parentheses and negations are nested more than {most} deep.',
  'too-many-terms': 'The rule has more than {most} words.',
} as const;

/** Stable names of what can be wrong with a rule; catalogues translate them. */
export type ProblemCode = keyof typeof MESSAGES;

export const PROBLEM_CODES = Object.keys(MESSAGES) as readonly ProblemCode[];

/** What is wrong with a rule, and where. */
export interface RuleProblem {
  readonly code: ProblemCode;
  /** Fills the places of the message in any language. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The first UTF-16 unit concerned, counted from 1. */
  readonly column: number;
  /** How many units are concerned, at least 1. */
  readonly length: number;
  /** In English; other languages are made of code and params. */
  readonly message: string;
  /** The whole rule as it was probably meant; given only when that rule has no problem itself. */
  readonly fix?: string;
}

/** Thrown by `Watcher.add` for a rule that cannot be understood or kept. */
export class RuleError extends Error {
  readonly problem: RuleProblem;

  constructor(problem: RuleProblem) {
    super(`column ${problem.column}: ${problem.message}`);
    this.name = 'RuleError';
    this.problem = problem;
  }
}

/** Where in the rule's text something stands: UTF-16, end exclusive. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** A problem at an extent, with its English message filled in. */
export function problemAt(
  code: ProblemCode,
  at: Extent,
  params: RuleProblem['params'] = {},
  fix?: string,
): RuleProblem {
  const message = MESSAGES[code].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  const length = Math.max(1, at.end - at.start);
  const problem = { code, params, column: at.start + 1, length, message };
  return fix === undefined ? problem : { ...problem, fix };
}
