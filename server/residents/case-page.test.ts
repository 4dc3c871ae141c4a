import { describe, expect, it } from 'vitest';
import { casePage, type PublicCase } from './pages/case.page.ts';
import { showsPhoto } from './public-case.ts';
import { speechFor } from './words.ts';

const shown: PublicCase = {
  number: '1234-5678',
  state: 'answered',
  topic: 'Potholes',
  place: null,
  authority: null,
  registeredAt: null,
  dueAt: null,
  objectionUntil: null,
  messageCount: 1,
  wordsArePublic: true,
  answers: [
    {
      kind: 'final',
      outcome: 'solved',
      text: 'It is filled on 9 November.',
      responsible: null,
      promisedOn: null,
      publishedAt: new Date('2026-11-02T09:00:00Z'),
      correctedAt: new Date('2026-11-05T09:00:00Z'),
      photos: [
        { fileId: 'one', shows: 'before' },
        { fileId: 'two', shows: 'after' },
      ],
      former: [{ text: 'It was filled <today>.', publishedAt: new Date('2026-11-02T09:00:00Z') }],
    },
  ],
};

describe('a corrected answer on the page of a case', () => {
  it.each([
    ['ru', 'Исправлено 5 ноября 2026'],
    ['en', 'Corrected 5 November 2026'],
  ])('is marked in %s, and the former text stays to be read', (lang, mark) => {
    const speech = speechFor({ lang, header: undefined }, { language: 'en', timeZone: 'UTC' });
    const page = casePage(speech, shown, '/r/small/a/token/photos').html;
    expect(page).toContain(mark);
    expect(page).toContain('It is filled on 9 November.');
    expect(page).toContain('It was filled &lt;today&gt;.');
  });
});

describe('dates on the page of a case', () => {
  const pageIn = (lang: string, more: Partial<PublicCase>) => {
    const speech = speechFor({ lang, header: undefined }, { language: 'en', timeZone: 'UTC' });
    return casePage(speech, { ...shown, ...more }, '/photos').html;
  };
  const promisedOn = '2026-11-09';

  it.each(['ru', 'en'])('end no sentence twice (%s)', (lang) => {
    const page = pageIn(lang, { state: 'assigned', dueAt: new Date('2026-12-23T13:00:00Z') });
    expect(page).toContain('2026');
    expect(page).not.toContain('..');
  });

  it('tell what was done apart from what is promised', () => {
    const answered = (outcome: string) =>
      pageIn('en', { answers: [{ ...shown.answers[0]!, outcome, promisedOn }] });
    expect(answered('solved')).toContain('Done on 9 November 2026');
    expect(answered('planned')).toContain('Promised by 9 November 2026');
  });
});

describe('photos of an answer on the page of a case', () => {
  const speech = speechFor({ lang: 'en', header: undefined }, { language: 'en', timeZone: 'UTC' });

  it('stand with the answer, from before and then from after, and are named', () => {
    const page = casePage(speech, shown, '/r/small/a/token/photos').html;
    expect(
      [...page.matchAll(/<img src="([^"]+)" alt="([^"]+)"/g)].map(([, at, words]) => [at, words]),
    ).toEqual([
      ['/r/small/a/token/photos/one', 'Before'],
      ['/r/small/a/token/photos/two', 'After'],
    ]);
  });

  it('are kept back where words are private', () => {
    const hidden = { ...shown, wordsArePublic: false };
    expect(casePage(speech, hidden, '/photos').html).not.toContain('<img');
    expect([showsPhoto(shown, 'one'), showsPhoto(shown, 'three'), showsPhoto(hidden, 'one')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
