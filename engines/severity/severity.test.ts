import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessSeverity, emergencyIn, formalAppealIn, readSigns, setAsideIn, typeOf } from './index.ts';
import { readTemperatures } from './temperature.ts';

const severityOf = (text: string, base = 2, rest = {}) => assessSeverity(readSigns(text), { base, ...rest });

describe('severity', () => {
  it('starts from the topic and never falls below it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 5 }), (text, base) => {
        const { severity } = severityOf(text, base);
        return severity >= base && severity <= 5;
      }),
    );
  });

  it('is critical when somebody is in danger now, in both languages', () => {
    for (const text of [
      'Люди застряли в лифте, одному плохо с сердцем',
      'В подъезде сильно пахнет газом',
      'На детской площадке открытый люк, крышки нет',
      'Оборванный провод лежит на тротуаре и искрит',
      'Two men are trapped under the scaffolding, we can hear them shouting',
      'There is a strong smell of gas in the hallway',
    ])
      expect(severityOf(text).severity, text).toBe(5);
  });

  it('is not critical for what is over, denied, feared, a drill, a joke or a figure of speech', () => {
    for (const text of [
      'Пожар потушили, спасибо пожарным',
      'Газом не пахнет, просто труба старая',
      'Если здесь кто-нибудь упадёт, отвечать будете вы',
      'Прошла учебная тревога, условный пожар потушен',
      'Сроки горят, а подрядчика нет',
      'The fire was put out last year, when will the shop reopen?',
      'I am drowning in paperwork',
    ])
      expect(severityOf(text).severity, text).toBeLessThan(5);
  });

  it('says which words raised it and where they stand', () => {
    const text = 'Добрый день. В подвале пахнет газом.';
    const [first] = severityOf(text).reasons;
    expect(first).toMatchObject({ code: 'danger-gas', params: { words: 'пахнет газом' } });
    expect(text.slice(first!.start, first!.end)).toBe('пахнет газом');
  });

  it('counts frost only where a dwelling is without heat', () => {
    const text = 'Батареи ледяные, отопления нет вторые сутки';
    expect(severityOf(text, 3, { temperature: -25 }).severity).toBe(5);
    expect(severityOf(text, 3, { temperature: -12 }).severity).toBe(4);
    expect(severityOf(`${text}, в доме грудной ребёнок`, 3, { temperature: -12 }).severity).toBe(5);
    expect(severityOf('Почините фонарь у дома', 2, { temperature: -30 }).severity).toBe(2);
  });

  it('rises with the number of messages about the same', () => {
    const { severity, reasons } = severityOf('Нет воды на нашей улице', 2, { similarLastHour: 25 });
    expect(severity).toBeGreaterThan(2);
    expect(reasons).toContainEqual({ code: 'many-similar', params: { count: 25 } });
  });

  it('reads temperatures in figures and in words', () => {
    expect(readTemperatures('на улице -32, дома 10 градусов')).toEqual({ outside: -32, inside: 10 });
    expect(readTemperatures('минус тридцать один за окном')).toMatchObject({ outside: -31 });
    expect(readTemperatures('it is minus twenty, flat is 8 degrees')).toEqual({ outside: -20, inside: 8 });
    expect(readTemperatures('Черёмуховая, 1–9, тел. 22-33')).toMatchObject({ outside: undefined });
  });

  it('finds nearly every critical message of a set it has learnt from', () => {
    const file = new URL('./trainset/critical.jsonl', import.meta.url);
    const part = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const judged = part.map((one) => ({ ...one, given: assessSeverity(readSigns(one.text), one).severity }));
    const critical = judged.filter((one) => one.critical);
    const raised = judged.filter((one) => one.given === 5);
    const right = raised.filter((one) => one.critical);
    expect(right.length / critical.length).toBeGreaterThanOrEqual(0.98);
    expect(right.length / raised.length).toBeGreaterThanOrEqual(0.7);
  });
});

describe('other signs', () => {
  it('tells an emergency only where severity is critical', () => {
    expect(emergencyIn(severityOf('Горит крыша жилого дома, внутри люди')).length).toBeGreaterThan(0);
    expect(emergencyIn(severityOf('Сгорела лампочка'))).toEqual([]);
  });

  it('knows a formal appeal by the law it names', () => {
    const text = 'Прошу дать ответ в соответствии с Федеральным законом № 59-ФЗ';
    expect(formalAppealIn(readSigns(text)).length).toBeGreaterThan(0);
    expect(formalAppealIn(readSigns('Уберите мусор'))).toEqual([]);
  });

  it('tells a question from a request', () => {
    expect(typeOf(readSigns('Когда откроют бассейн?'), 'solve').value).toBe('explain');
    expect(typeOf(readSigns('Прошу убрать сухое дерево'), 'explain').value).toBe('solve');
    expect(typeOf(readSigns('Темно'), 'solve').value).toBe('solve');
  });

  it('proposes to set aside thanks, abuse, adverts and tests, and nothing that asks for something', () => {
    const reasonOf = (text: string) => setAsideIn(readSigns(text), severityOf(text))?.reason;
    expect(reasonOf('Спасибо дворникам за чистый двор!')).toBe('gratitude');
    expect(reasonOf('Идиоты вы все там')).toBe('abuse without a problem');
    expect(reasonOf('Продаём окна, скидка до 30, звоните по телефону сейчас')).toBe('advertisement');
    expect(reasonOf('тест')).toBe('test');
    expect(reasonOf('🙂')).toBe('no problem named');
    expect(reasonOf('Спасибо за ремонт, но уберите мусор')).toBeUndefined();
    expect(reasonOf('Идиоты, почините дорогу')).toBeUndefined();
  });
});
