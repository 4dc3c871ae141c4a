import fc from 'fast-check';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { PublicDocument } from './letters.schema.ts';
import { type DocumentSource, type Passing, publicDocument, topicHere } from './public-document.rules.ts';

const hidden = '[hidden]';
const names = fc.constant({ ru: 'Улицы', en: 'Streets' });
const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
const words = fc.constantFrom(
  'The road to the school is gone',
  'Третий день без света',
  'Яма у дома 12, колесо пробил',
  'Nobody comes, whoever is asked',
);
/** Telephones and addresses as people write them. */
const secret = fc.constantFrom(
  '+7 912 555-01-23',
  '8 (912) 555-01-23',
  'lidia.vetrova@mail.example',
  'Ветрова Лидия Павловна',
);

const messages = fc.array(
  fc.record({
    id: fc.uuid(),
    text: fc.tuple(words, secret, words).map(([before, mine, after]) => `${before}. ${mine}. ${after}`),
    at: fc.option(moment),
    private: fc.boolean(),
    takenBack: fc.boolean(),
    files: fc.array(
      fc.record({
        id: fc.uuid(),
        name: fc.constantFrom('Vetrova, passport.jpg', 'pit.jpg'),
        type: fc.constantFrom('image/jpeg', 'application/pdf'),
        size: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 4 },
);
const states = fc.constantFrom('draft', 'in review', 'sent back', 'approved', 'published');
const answers = fc.array(
  fc.record({
    state: states,
    kind: fc.constantFrom('interim' as const, 'final' as const),
    outcome: fc.constantFrom('solved' as const, 'planned' as const, null),
    text: words,
    promisedOn: fc.constantFrom('2026-12-01', null),
    responsible: fc.constantFrom('The road master', null),
    whatResidentCanDo: fc.constant(null),
    publishedAt: fc.option(moment),
  }),
  { maxLength: 4 },
);
const sources: fc.Arbitrary<DocumentSource> = fc.record({
  number: fc.constant('4821-7'),
  title: fc.tuple(words, secret).map((parts) => parts.join('. ')),
  language: fc.constantFrom('ru', 'en'),
  type: fc.constantFrom('solve' as const, 'explain' as const),
  severity: fc.integer({ min: 1, max: 5 }),
  registeredAt: fc.option(moment),
  topic: fc.record({
    code: fc.constant('potholes'),
    name: names,
    nationalCode: fc.constantFrom('5.1', null),
    visibility: fc.constantFrom('public' as const, 'private' as const),
  }),
  area: fc.option(names),
  placeText: fc.option(fc.constant('Garden Street 4')),
  lon: fc.option(fc.double({ min: 30, max: 60, noNaN: true })),
  lat: fc.option(fc.double({ min: 50, max: 60, noNaN: true })),
  messages,
  answers,
  promises: fc.constant([{ promisedOn: '2026-12-01', responsible: 'The road master', state: 'open' }]),
});
const passing: Passing = {
  from: { realm: { en: 'East' }, centre: { en: 'Centre of the East' } },
  why: 'The road is yours.',
  withContact: false,
  withPictures: false,
  refusals: [],
  hidden,
};
const secrets = /912|555|vetrova|Ветрова|Лидия/i;

describe('what another centre is told of a case', () => {
  it('is what its schema allows, and holds nothing that points at who wrote', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const document = publicDocument(source, passing);
        expect(Value.Check(PublicDocument, document)).toBe(true);
        expect([document.title, ...document.words.map(({ text }) => text)].join('\n')).not.toMatch(secrets);
      }),
      { numRuns: 200 },
    );
  });

  it('holds no draft, no message its author took back, and no closer place than the area on a private topic', () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { answers: told, words: said, place } = publicDocument(source, passing);
        expect(told).toHaveLength(source.answers.filter(({ state }) => state === 'published').length);
        expect(said).toHaveLength(source.messages.filter(({ takenBack }) => !takenBack).length);
        if (source.topic.visibility === 'private') {
          expect(place).toEqual({ area: source.area, text: null, lon: null, lat: null });
          expect(said.every((one) => !one.public)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('takes along files sent in public, of private ones only pictures a person ticked, without their names', () => {
    fc.assert(
      fc.property(sources, fc.boolean(), (source, withPictures) => {
        const { attached, files } = publicDocument(source, { ...passing, withPictures });
        const isPrivate = source.topic.visibility === 'private';
        const stands = source.messages.filter(({ takenBack }) => !takenBack);
        const open = stands.filter((one) => !one.private && !isPrivate).flatMap((one) => one.files);
        const shut = stands.filter((one) => one.private || isPrivate).flatMap((one) => one.files);
        const allowed = [...open, ...(withPictures ? shut.filter(({ type }) => type === 'image/jpeg') : [])];
        expect(attached.map(({ id }) => id).toSorted()).toEqual(allowed.map(({ id }) => id).toSorted());
        const ofShut = attached.filter(({ id }) => shut.some((file) => file.id === id));
        expect(ofShut.map(({ name }) => name).join()).not.toMatch(/Vetrova|pit/);
        expect(files).toBe(source.messages.flatMap((one) => one.files).length - attached.length);
      }),
      { numRuns: 60 },
    );
  });

  it('has no field for whatever else a case may hold', () => {
    const [source] = fc.sample(sources, { numRuns: 1, seed: 7 });
    const document = publicDocument(source!, passing);
    for (const more of ['notes', 'pseudonym', 'authorId', 'executorId', 'reviews'])
      expect(Value.Check(PublicDocument, { ...document, [more]: 'x' }), more).toBe(false);
  });
});

describe('the topic of what was passed', () => {
  const topic = (code: string, nationalCode: string | null) => ({ id: `id of ${code}`, code, nationalCode });

  it('is found by the national list before the code, and left to a person where several are meant', () => {
    const ours = [
      topic('pits', '5.1'),
      topic('roads.a', '5.2'),
      topic('roads.b', '5.2'),
      topic('snow', null),
    ];
    expect(topicHere(ours, { code: 'potholes', nationalCode: '5.1' })).toBe('id of pits');
    expect(topicHere(ours, { code: '5.1', nationalCode: null })).toBe('id of pits');
    expect(topicHere(ours, { code: 'surface', nationalCode: '5.2' })).toBeNull();
    expect(topicHere(ours, { code: 'roads.b', nationalCode: '5.2' })).toBe('id of roads.b');
    expect(topicHere(ours, { code: 'snow', nationalCode: null })).toBe('id of snow');
    expect(topicHere(ours, { code: 'noise', nationalCode: null })).toBeNull();
  });

  it('is the national topic itself where the list is kept', () => {
    const list = [topic('5.1', null), topic('5.2', null)];
    expect(topicHere(list, { code: 'pits', nationalCode: '5.1' })).toBe('id of 5.1');
  });
});
