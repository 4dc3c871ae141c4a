/** Boolean keyword rules over a stream of short messages. */

export type { Explanation, Highlight } from './explain.ts';
export { type Parsed, parseRule } from './parse.ts';
export { printRule } from './print.ts';
export { PROBLEM_CODES, type ProblemCode, RuleError, type RuleProblem } from './problem.ts';
export { parseSimpleRule } from './simple.ts';
export type { Rule } from './syntax.ts';
export { createWatcher, type Post, type Watcher, type WatcherOptions } from './watcher.ts';
