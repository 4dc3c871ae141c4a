import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assessSeverity, emergencyIn, readSigns } from './index.ts';
import learned from './learned.json' with { type: 'json' };
import { fitSeverity, logOdds, type Marked, markMessage } from './training.ts';

const of = (text: string, base = 2) => assessSeverity(readSigns(text), { base });

describe('learned weights', () => {
  it('raise dangers that no phrase of the lexicons foresaw, and say by which words', () => {
    const text = 'Рыба в пруду вверх брюхом, мужики хлебнули оттуда и теперь вповалку, один уже синий';
    const { severity, reasons } = of(text);
    expect(severity).toBe(5);
    for (const { start, end, params } of reasons)
      if (start !== undefined) expect(text.slice(start, end)).toBe(params.words);
    expect(emergencyIn(of(text)).length).toBeGreaterThan(0);
  });

  it('leave ordinary complaints, empty messages and greetings alone, whatever the topic', () => {
    for (const text of [
      '',
      '!!!',
      'Здравствуйте',
      'Добрый день! Когда починят скамейку в сквере?',
      'Автобус опаздывает каждое утро, добавьте рейс',
      'The bench in the park needs painting',
    ])
      for (const base of [1, 2, 3, 4]) expect(of(text, base).severity, text).toBe(base);
  });

  it('never bring a message below its topic', () => {
    for (const base of [1, 2, 3, 4, 5])
      expect(of('Спасибо, всё починили', base).severity).toBeGreaterThanOrEqual(base);
  });

  it('are those that the training set and part dev give', () => {
    const lines = (path: string) =>
      readFileSync(new URL(path, import.meta.url), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    const messages = [
      ...lines('./trainset/messages.jsonl'),
      ...lines('./testset/critical.jsonl').filter(({ part }) => part === 'dev'),
    ];
    const marked: Marked[] = messages.map((one) => markMessage(one.text, one, one.critical));
    const again = fitSeverity(marked);
    const model = { intercept: again.intercept, weights: new Map(Object.entries(again.weights)) };
    for (const { features } of marked) expect(logOdds(features, model)).toBeCloseTo(logOdds(features), 0);
    expect(Object.keys(again.weights).length).toBe(Object.keys(learned.weights).length);
  });
});
