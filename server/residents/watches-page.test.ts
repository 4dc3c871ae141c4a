import { describe, expect, it } from 'vitest';
import { watchesPage } from './pages/watches.page.ts';
import { speechFor } from './words.ts';

const realm = { language: 'ru', timeZone: 'Europe/Samara' };
const watch = {
  name: 'Лифты <стоят>',
  purpose: 'Раньше замечать, где стоят лифты',
  centreId: 'c',
  areaId: 'a',
  rule: 'лифт NEAR/5 (стоит | сломан) -реклама',
  approvedAt: new Date('2026-11-02T10:00:00Z'),
  expiresAt: new Date('2027-03-01T19:59:59Z'),
  office: 'ЦУР области',
  area: 'Северный район',
};

describe('the public register of watches', () => {
  it('tells everything about a watch, in the reader’s language, without a script', () => {
    const { html } = watchesPage(speechFor({ lang: 'ru', header: undefined }, realm), [watch]);
    for (const words of [watch.purpose, watch.rule, watch.office, watch.area, '1 марта 2027', 'Отвечает'])
      expect(html).toContain(words);
    expect(html).toContain('Лифты &lt;стоят&gt;');
    expect(html).not.toContain('<script');
    const english = watchesPage(speechFor({ lang: 'en', header: undefined }, realm), [watch]);
    expect(english.html).toContain('Answers for it');
    expect(english.html).toContain('1 March 2027');
  });

  it('says so when nothing is watched for', () => {
    const { html } = watchesPage(speechFor({ lang: 'en', header: undefined }, realm), []);
    expect(html).toContain('No rule is at work now.');
    expect(html).not.toContain('<section>');
  });
});
