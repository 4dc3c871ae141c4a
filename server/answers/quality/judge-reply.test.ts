import { describe, expect, it } from 'vitest';
import { judgeReply } from './judge-reply.ts';
import { shippedWeights } from './shipped-weights.ts';
import type { Reply } from './signs.ts';

const asked: Reply = {
  text: '',
  kind: 'final',
  outcome: 'explained',
  question: 'Глубокая яма на Липовой у дома 8',
  place: 'ул. Липовая, 8',
  hasDate: false,
  hasResponsible: false,
  lacksProof: false,
  copied: false,
};
const judge = (text: string, more: Partial<Reply> = {}) =>
  judgeReply({ ...asked, text, ...more }, shippedWeights);
const codes = (text: string, more: Partial<Reply> = {}) => judge(text, more).faults.map(({ code }) => code);
const quoted = (text: string, code: string, more: Partial<Reply> = {}) =>
  judge(text, more)
    .faults.filter((fault) => fault.code === code)
    .flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));

const evasive =
  'Уважаемый житель! Ваше обращение рассмотрено и принято к сведению. Вопрос находится на контроле, работы будут выполнены при наличии финансирования.';

describe('the empty-answer detector', () => {
  it('calls stock phrases empty and shows where they stand', () => {
    expect(judge(evasive).empty).toBe(true);
    expect(quoted(evasive, 'no-funds')).toContain('при наличии финансирования');
    expect(quoted(evasive, 'noted')).toContain('принято к сведению');
  });

  it('lets an answer pass that says what was done, when and by whom', () => {
    const text = 'Яму на Липовой, 8 заделали 3 ноября. Мастер П. Орлов, 2-40-18.';
    expect(judge(text, { outcome: 'solved' })).toMatchObject({ empty: false, faults: [] });
  });

  it('lets a short true answer pass', () => {
    expect(judge('Да, до 16 лет бесплатно в любой день.', { question: 'Музей детям платно?' }).empty).toBe(
      false,
    );
  });

  it('says the same of English', () => {
    const empty =
      'Thank you for contacting us. Your concerns have been noted and we will look into it in due course.';
    expect(judge(empty, { question: 'Deep hole in Linden Road', place: 'Linden Road' }).empty).toBe(true);
    const good = 'We filled the hole in Linden Road on 3 November. Ring Ann Poll on 555-0102 if it sinks.';
    expect(judge(good, { outcome: 'solved', place: 'Linden Road' }).empty).toBe(false);
  });

  it('sees that another street is spoken of', () => {
    const text = 'Яму на улице Вязовой заделали 3 ноября. Мастер П. Орлов, 2-40-18.';
    expect(codes(text, { outcome: 'solved' })).toContain('other-place');
  });

  it('takes the date of a letter for no date of a deed', () => {
    const text = 'На ваше обращение от 14 октября сообщаем: вопрос прорабатывается.';
    expect(codes(text, { outcome: 'planned' })).toContain('no-date');
  });

  it('says so when the same words answered another problem, even if they are sound', () => {
    const text = 'Яму на Липовой, 8 заделали 3 ноября. Мастер П. Орлов, 2-40-18.';
    expect(codes(text, { outcome: 'solved', copied: true })).toEqual(['copied']);
  });

  it('marks a request for a rating beside bad news', () => {
    const text =
      'Сделать переход на Липовой нельзя: до школы 40 метров. Ближайший на Садовой. Оцените наш ответ!';
    expect(codes(text, { outcome: 'not possible' })).toContain('rating-with-bad-news');
  });

  it('marks a sentence that must be read three times', () => {
    const text =
      'Функционирование системы водоотведения, обусловленное необходимостью проведения мероприятий, направленных на обеспечение надёжности функционирования оборудования, осуществляется согласно постановлению.';
    expect(codes(text)).toEqual(expect.arrayContaining(['unreadable', 'jargon']));
  });
});
