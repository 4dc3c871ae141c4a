import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assessSeverity, emergencyIn, readSigns } from './index.ts';
import learned from './learned.json' with { type: 'json' };
import { fitSeverity, markMessage, messageOdds } from './training.ts';

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

  it('are those that the training set gives', () => {
    const folder = new URL('./trainset/', import.meta.url);
    const marked = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line))
      .map((one) => markMessage(one.text, one.temperature, one.critical));
    const again = fitSeverity(marked);
    expect(Object.keys(again.weights)).toEqual(Object.keys(learned.weights));
    const model = { intercept: again.intercept, weights: new Map(Object.entries(again.weights)) };
    const known = { intercept: learned.intercept, weights: new Map(Object.entries(learned.weights)) };
    for (const { shown } of marked)
      expect(messageOdds(shown, model)).toBeCloseTo(messageOdds(shown, known), 0);
  });

  it('find the one grave sentence in a long letter about other things', () => {
    const letter =
      'Уважаемая администрация! Просим покрасить лавочки и поставить урны. Песочницу обещали ещё весной. ' +
      'Ещё в третьем подъезде с утра пахнет газом, у соседки кружится голова. Когда починят домофон?';
    expect(of(letter).severity).toBe(5);
    expect(of(letter).probability).toBeGreaterThan(of('Когда починят домофон?').probability);
  });
});
