import { describe, expect, it } from 'vitest';
import { createWatcher, RuleError, type Watcher } from './index.ts';
import { sketch } from './sketch.ts';

function watching(...rules: string[]): Watcher {
  const watcher = createWatcher({ forms: 256 });
  for (const rule of rules) watcher.add(rule, rule);
  return watcher;
}

const matches = (rule: string, text: string): boolean => watching(rule).match({ text }).length === 1;

describe('what rules match', () => {
  it.each([
    ['яма', 'Огромные ямы во дворе'],
    ['pothole', 'So many POTHOLES here'],
    ['"во дворе"', 'Яма: во, дворе'],
    ['~"управляющая компания"', 'жалоба на управляющей компании'],
    ['дорог*', 'дорожники, дороги'],
    ['яма NEAR/2 двор', 'двор, где яма'],
    ['(яма | лужа) NEAR/1 двор', 'лужа двор'],
    ['#жкх', 'Опять #ЖКХ!'],
    ['жкх', 'Опять #ЖКХ!'],
    ['#двор_5', '#двор_5'],
    ['двор 5', '#двор_5'],
    ['112', 'звоните 112.'],
    ['ёлка', 'елки'],
    ['яма', 'я\u00adма́'],
    ['яма', 'глубокая ямa'],
    ['ура', 'ураааааа'],
  ])('%s matches “%s”', (rule, text) => expect(matches(rule, text)).toBe(true));

  it.each([
    ['"во дворе"', 'во двор'],
    ['"во дворе"', 'во нашем дворе'],
    ['"яма"', 'ямы'],
    ['яма NEAR/1 двор', 'двор, где яма'],
    ['яма NEAR/5 яма', 'одна яма'],
    ['#жкх', 'жкх'],
    ['#двор', '#двор_5'],
    ['112', '1120'],
    ['яма -снег', 'яма под снегом'],
    ['дорог*', 'бездорожье'],
  ])('%s does not match “%s”', (rule, text) => expect(matches(rule, text)).toBe(false));

  it('keeps to place, source and language, of which a post may have several', () => {
    const watcher = watching('яма place:"Новый город" source:vk lang:ru', 'place:слобода');
    const post = { text: 'яма', place: ['Слобода', 'НОВЫЙ ГОРОД'], source: 'VK', lang: 'ru' };
    expect(watcher.match(post)).toHaveLength(2);
    expect(watcher.match({ ...post, lang: 'en' })).toEqual(['place:слобода']);
    expect(watcher.match({ text: 'яма' })).toEqual([]);
  });

  it('reads words longer than any in a dictionary and posts of thousands of words', () => {
    const long = 'сверх'.repeat(100);
    expect(matches(`"${long}"`, `${'слово '.repeat(5000)} ${long}`)).toBe(true);
    expect(matches(`"${long}"`, `${long}и`)).toBe(false);
  });

  it('runs rules longer than short jumps reach', () => {
    const some = Array.from({ length: 60 }, (_, i) => `слово${i}`).join(' | ');
    const watcher = watching(`((${some}) двор | "яма во дворе") -снег -(${some.replaceAll('слово', 'нет')})`);
    expect(watcher.match({ text: 'двор, слово0' })).toHaveLength(1);
    expect(watcher.match({ text: 'двор, слово59' })).toHaveLength(1);
    expect(watcher.match({ text: 'яма во дворе' })).toHaveLength(1);
    for (const text of ['слово59', 'двор', 'двор слово0 снег', 'яма во дворе нет59', 'яма дворе']) {
      expect(watcher.match({ text })).toEqual([]);
    }
  });

  it('counts a word once that stands in a post many times, however many rules wait for it', () => {
    const watcher = watching('яма | ямы | "яма" | ям*', 'яма двор');
    expect(watcher.match({ text: 'яма яма ямы '.repeat(40) })).toHaveLength(1);
  });

  it('knows a hashtag at the end of a text that fills its memory exactly', () => {
    const tag = 'т'.repeat(63);
    expect(matches(`#${tag}`, `#${tag}`)).toBe(true);
  });
});

describe('rules that come and go', () => {
  it('forgets what it remembered of a word when the rule is gone and its number is used again', () => {
    const watcher = watching('яма');
    expect(watcher.match({ text: 'яма' })).toEqual(['яма']);
    watcher.remove('яма');
    watcher.add('снег', 'снег');
    expect(watcher.match({ text: 'яма' })).toEqual([]);
    expect(watcher.match({ text: 'снег' })).toEqual(['снег']);
  });

  it('sees new rules in words it already knew', () => {
    const watcher = watching('снег');
    expect(watcher.match({ text: 'ямы #яма' })).toEqual([]);
    for (const rule of ['яма', '"ямы"', 'ям*', '#яма']) watcher.add(rule, rule);
    expect(watcher.match({ text: 'ямы #яма' })).toHaveLength(4);
  });

  it('replaces a rule of the same id', () => {
    const watcher = createWatcher();
    watcher.add('a', 'яма');
    watcher.add('a', 'снег');
    expect(watcher.match({ text: 'яма' })).toEqual([]);
    expect([watcher.size, watcher.terms]).toEqual([1, 1]);
  });

  it('keeps the old rule when the new one is refused', () => {
    const watcher = createWatcher();
    watcher.add('a', 'яма');
    expect(() => watcher.add('a', '-яма')).toThrow(RuleError);
    expect(watcher.match({ text: 'яма' })).toEqual(['a']);
  });

  it('keeps nothing of removed rules', () => {
    const rules = Array.from(
      { length: 300 },
      (_, i) => `(яма${i} | "лужа ${i}" | лёд*) двор${i} -снег place:п${i}`,
    );
    const watcher = watching(...rules);
    expect(rules.map((rule) => watcher.remove(rule)).every(Boolean)).toBe(true);
    expect([watcher.size, watcher.terms, watcher.remove(rules[0]!)]).toEqual([0, 0, false]);
    expect(watcher.match({ text: 'яма1 двор1 лёд', place: 'п1' })).toEqual([]);
  });

  it('finds a rule that it filed anew after seeing what is frequent', () => {
    const watcher = watching('яма двор', 'двор лужа', 'яма лужа');
    for (let i = 0; i < 5000; i++) watcher.match({ text: i % 100 === 0 ? 'яма лужа' : 'двор' });
    expect(watcher.match({ text: 'двор и яма' })).toEqual(['яма двор']);
    expect(watcher.match({ text: 'двор, яма, лужа' })).toHaveLength(3);
    for (const rule of ['яма двор', 'двор лужа', 'яма лужа']) watcher.remove(rule);
    expect(watcher.match({ text: 'двор, яма, лужа' })).toEqual([]);
  });

  it('finds all beginnings of a word that has very many, and words too long to be remembered', () => {
    const long = 'абвгд'.repeat(30);
    const rules = Array.from({ length: 120 }, (_, i) => `${long.slice(0, i + 2)}*`);
    const watcher = watching(...rules, `"${long}"`);
    for (const text of [long, `${long} ${long}`]) expect(watcher.match({ text })).toHaveLength(121);
    expect(watcher.match({ text: long.slice(0, 20) })).toHaveLength(19);
  });

  it('takes a stemmer of another language', () => {
    const watcher = createWatcher({ stem: (word) => word.replace(/(?:en|s)$/, '') });
    watcher.add('a', 'straße');
    expect(watcher.match({ text: 'Straßen' })).toEqual([]);
    watcher.add('b', 'loch');
    expect(watcher.match({ text: 'viele Lochen' })).toEqual(['b']);
  });
});

describe('the sketch of all watchers', () => {
  const text = 'яма и снег во дворе, #жкх';

  it('is left as it was by whoever matched or explained', () => {
    const watcher = watching('яма двор', 'снег -град', '#жкх');
    const before = sketch.slice();
    expect(watcher.match({ text })).toHaveLength(3);
    expect(sketch).toEqual(before);
    expect(watcher.explain({ text }, 'яма двор')?.highlights).toHaveLength(2);
    expect(watcher.explain({ text: 'яма' }, 'яма двор')).toBeUndefined();
    expect(sketch).toEqual(before);
  });

  it('serves watchers that take turns, even after one of them broke off', () => {
    const broken = createWatcher({
      forms: 256,
      stem: (word) => {
        if (word === 'поломка') throw new Error('no stem');
        return word;
      },
    });
    broken.add('a', 'яма снег');
    const [one, other] = [watching('яма двор'), watching('снег двор', 'лёд двор')];
    for (let turn = 0; turn < 3; turn++) {
      expect(() => broken.match({ text: `${text} поломка` })).toThrow('no stem');
      expect(one.match({ text })).toEqual(['яма двор']);
      expect(other.match({ text })).toEqual(['снег двор']);
      expect(broken.match({ text: 'яма снег' })).toEqual(['a']);
    }
  });
});
