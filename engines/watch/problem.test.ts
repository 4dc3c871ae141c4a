import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, parseRule, type RuleProblem } from './index.ts';

function problemOf(source: string): RuleProblem {
  const result = parseRule(source);
  if (result.ok) throw new Error(`“${source}” is a rule`);
  return result.problem;
}

const deep = '('.repeat(33);
const CASES: [source: string, code: string, column: number, length: number, fix?: string][] = [
  ['', 'empty-rule', 1, 1],
  ['  ', 'empty-rule', 1, 1],
  ['-яма', 'only-negative', 1, 4],
  ['-яма -(снег | лёд)', 'only-negative', 1, 18],
  ['яма | -снег', 'open-alternative', 7, 5],
  ['-лёд (яма | -снег)', 'open-alternative', 13, 5],
  ['яма "двор ', 'unclosed-quote', 5, 6, 'яма "двор"'],
  ['яма «двор', 'unclosed-quote', 5, 5, 'яма «двор»'],
  ['яма "…"', 'empty-phrase', 5, 3],
  ['яма (двор | лужа', 'unclosed-parenthesis', 5, 1, 'яма (двор | лужа)'],
  ['яма (', 'unclosed-parenthesis', 5, 1, 'яма'],
  ['яма) двор', 'stray-parenthesis', 4, 1, 'яма двор'],
  [')', 'stray-parenthesis', 1, 1],
  ['яма ()', 'empty-group', 5, 2, 'яма'],
  ['| яма', 'missing-before', 1, 1, 'яма'],
  ['яма OR', 'missing-after', 5, 2, 'яма'],
  ['яма И (ИЛИ двор)', 'missing-before', 8, 3, 'яма И ( двор)'],
  ['яма - снег', 'lone-minus', 5, 1, 'яма -снег'],
  ['яма -', 'lone-minus', 5, 1],
  ['яма !!! двор', 'no-word', 5, 3, 'яма  двор'],
  ['до*ога', 'star-inside', 3, 1, 'до*'],
  ['д*', 'short-prefix', 1, 2],
  ['"во д*"', 'short-prefix', 5, 2],
  ['#жкх*', 'hashtag-prefix', 1, 5, 'жкх*'],
  ['яма NEAR/0 двор', 'bad-distance', 5, 6, 'яма NEAR/1 двор'],
  ['яма РЯДОМ/много двор', 'bad-distance', 5, 11, 'яма РЯДОМ/5 двор'],
  ['яма NEAR/900 двор', 'bad-distance', 5, 8, 'яма NEAR/50 двор'],
  ['яма NEAR/3 -двор', 'near-operand', 12, 5],
  ['(яма двор) NEAR/3 снег', 'near-operand', 1, 10],
  ['a NEAR b NEAR c NEAR d NEAR e', 'near-too-deep', 1, 29],
  ['яма plase:пермь', 'unknown-field', 5, 5, 'яма place:пермь'],
  ['важно: яма', 'unknown-field', 1, 5, 'важно  яма'],
  ['яма place:', 'empty-value', 5, 6],
  ['яма place: пермь', 'empty-value', 5, 6],
  [`${deep}яма${')'.repeat(33)}`, 'too-deep', 33, 1],
  [Array.from({ length: 1001 }, () => 'яма').join(' '), 'too-many-terms', 4001, 3],
];

describe('problems with rules', () => {
  it.each(CASES)('says what is wrong with %j and where', (source, code, column, length, fix) => {
    const problem = problemOf(source);
    expect([problem.code, problem.column, problem.length, problem.fix]).toEqual([code, column, length, fix]);
  });

  it('proposes only rules that have no problem', () => {
    const fixes = CASES.map(([source]) => problemOf(source).fix).filter((fix) => fix !== undefined);
    expect(fixes.filter((fix) => !parseRule(fix).ok)).toEqual([]);
  });

  it('fills its parameters into the message', () => {
    expect(problemOf('яма plase:пермь').params).toEqual({ field: 'plase' });
    for (const [source] of CASES) expect(problemOf(source).message).not.toMatch(/[{}]|undefined/);
  });

  it('has a case here for every code', () => {
    expect([...new Set(CASES.map(([, code]) => code))].sort()).toEqual([...PROBLEM_CODES].sort());
  });
});
