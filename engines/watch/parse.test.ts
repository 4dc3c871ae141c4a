import { describe, expect, it } from 'vitest';
import { parseRule, parseSimpleRule, printRule, type Rule } from './index.ts';

const word = (text: string): Rule => ({ kind: 'word', text });
const not = (rule: Rule): Rule => ({ kind: 'not', rule });
const and = (...rules: Rule[]): Rule => ({ kind: 'and', rules });
const or = (...rules: Rule[]): Rule => ({ kind: 'or', rules });

function parsed(source: string): Rule {
  const result = parseRule(source);
  if (!result.ok) throw new Error(result.problem.message);
  return result.rule;
}

describe('the rule language', () => {
  it('joins neighbours by AND, which binds tighter than OR', () => {
    expect(parsed('яма двор OR лужа')).toEqual(or(and(word('яма'), word('двор')), word('лужа')));
  });

  it.each(['яма AND (двор OR лужа)', 'яма И (двор ИЛИ лужа)', 'яма & (двор | лужа)', 'яма (двор||лужа)'])(
    'knows the operators in both languages and as signs: %s',
    (source) => expect(parsed(source)).toEqual(and(word('яма'), or(word('двор'), word('лужа')))),
  );

  it.each(['яма -снег', 'яма NOT снег', 'яма НЕ снег', 'яма AND NOT снег', 'яма −снег', 'яма --(-снег)'])(
    'excludes by a minus or a word: %s',
    (source) => expect(parsed(source)).toEqual(and(word('яма'), not(word('снег')))),
  );

  it('takes operators in lower case for words', () => {
    expect(parsed('и или не')).toEqual(and(word('и'), word('или'), word('не')));
  });

  it('folds case, ё, stress marks and decomposed letters', () => {
    expect(parsed('ЁЛКА за\u0301мок и\u0306од')).toEqual(and(word('елка'), word('замок'), word('йод')));
  });

  it('reads exact phrases in any quotation marks, with stars', () => {
    const words = [
      { text: 'управляющая', prefix: false },
      { text: 'компан', prefix: true },
    ];
    for (const source of ['"Управляющая компан*"', '«управляющая компан*»', '„управляющая компан*“']) {
      expect(parsed(source)).toEqual({ kind: 'phrase', exact: true, words });
    }
    expect(parsed('~"управляющая компан*"')).toEqual({ kind: 'phrase', exact: false, words });
  });

  it('takes a bare compound for adjacent words', () => {
    expect(parsed('интернет-магазин')).toEqual(parsed('~"интернет магазин"'));
  });

  it('measures distance between words, phrases and alternatives', () => {
    expect(parsed('яма NEAR/5 двор')).toEqual({
      kind: 'near',
      distance: 5,
      left: word('яма'),
      right: word('двор'),
    });
    expect(parsed('(яма | лужа) РЯДОМ "во дворе"').kind).toBe('near');
    expect(printRule(parsed('a NEAR/1 b NEAR/2 c'))).toBe('a NEAR/1 b NEAR/2 c');
  });

  it('reads hashtags, numbers and restrictions', () => {
    expect(parsed('#Дороги_Перми, 112 место:"Большой  Город" source:vk язык:ru')).toEqual(
      and(
        { kind: 'hashtag', text: 'дороги_перми' },
        word('112'),
        { kind: 'restriction', field: 'place', value: 'большой город' },
        { kind: 'restriction', field: 'source', value: 'vk' },
        { kind: 'restriction', field: 'lang', value: 'ru' },
      ),
    );
  });

  it('does not take a time of day for a restriction', () => {
    expect(parsed('10:30')).toEqual(parsed('~"10 30"'));
  });
});

describe('the simple form', () => {
  it('knows words, quotes, minus and hashtags and nothing else', () => {
    const result = parseSimpleRule('Яма OR "Во дворе" -снег -"на крыше" #жкх');
    expect(result.ok && printRule(result.rule)).toBe('яма or "во дворе" -снег -"на крыше" #жкх');
  });

  it.each([
    ['', 'empty-rule', 1],
    [' ,. ', 'empty-rule', 1],
    ['-яма', 'only-negative', 1],
    ['яма "двор', 'unclosed-quote', 5],
    ['яма ""', 'empty-phrase', 5],
  ])('refuses %j with %s', (source, code, column) => {
    const result = parseSimpleRule(source);
    expect(result.ok ? undefined : [result.problem.code, result.problem.column]).toEqual([code, column]);
  });
});
