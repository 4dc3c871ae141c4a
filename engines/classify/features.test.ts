import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildVocabulary } from './feature-counter.ts';
import { sampleMessages } from './sample.ts';
import { type FeatureVector, Vectoriser } from './vectoriser.ts';
import { Vocabulary } from './vocabulary.ts';
import { createWordReader } from './words.ts';

const TEXTS = sampleMessages(80, 1).map(({ text }) => text);
const LIMITS = { minMessages: 2, maxFeatures: 10_000 };
const vectoriser = new Vectoriser(buildVocabulary(TEXTS, LIMITS));
const message = fc.array(fc.constantFrom(...TEXTS.flatMap((text) => text.split(' '))), { maxLength: 30 });

const copy = ({ rows, values, length }: FeatureVector) => ({
  rows: rows.slice(0, length),
  values: values.slice(0, length),
});

describe('a vocabulary', () => {
  it('finds the row of each of its hashes and of no other', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer().filter((hash) => hash !== 0)),
        fc.integer(),
        (hashes, other) => {
          const vocabulary = new Vocabulary(
            Int32Array.from(hashes),
            new Uint8Array(hashes.length),
            new Float32Array(hashes.length),
          );
          for (const [row, hash] of hashes.entries()) expect(vocabulary.row(hash)).toBe(row);
          if (!hashes.includes(other)) expect(vocabulary.row(other)).toBe(-1);
        },
      ),
    );
  });

  it('is the same for any order of the messages', () => {
    const one = buildVocabulary(TEXTS, LIMITS);
    const other = buildVocabulary(TEXTS.toReversed(), LIMITS);
    expect(other.hashes).toEqual(one.hashes);
    expect(other.idf).toEqual(one.idf);
  });

  it('keeps the most widespread features when there is room for few', () => {
    const all = buildVocabulary(TEXTS, LIMITS);
    const few = buildVocabulary(TEXTS, { ...LIMITS, maxFeatures: 20 });
    expect(few.hashes).toEqual(all.hashes.slice(0, 20));
  });
});

describe('a text as features', () => {
  it('does not depend on the texts read before', () => {
    fc.assert(
      fc.property(message, message, (first, second) => {
        const alone = copy(vectoriser.read(first.join(' ')));
        vectoriser.read(second.join(' '));
        expect(copy(vectoriser.read(first.join(' ')))).toEqual(alone);
      }),
    );
  });

  it('has values whose squares add up to 1, or none', () => {
    fc.assert(
      fc.property(message, (words) => {
        const { values } = copy(vectoriser.read(words.join(' ')));
        const sum = values.reduce((total, value) => total + value * value, 0);
        if (values.length > 0) expect(sum).toBeCloseTo(1, 5);
      }),
    );
  });

  it('counts the words it does not know', () => {
    const vector = vectoriser.read('на дороге бармаглот');
    expect([vector.words, vector.unknownWords]).toEqual([3, 1]);
  });
});

describe('a word', () => {
  const read = createWordReader();

  it('has one stem in all its forms, and in disguise', () => {
    const plain = read('дорога', 'word').stems;
    for (const form of ['дороги', 'ДОРОГОЙ', 'дорoгу']) expect(read(form, 'word').stems).toEqual(plain);
  });

  it('is read part by part at a hyphen', () => {
    expect([...read('детско-юношеская', 'word').stems]).toEqual([
      ...read('детско', 'word').stems,
      ...read('юношеская', 'word').stems,
    ]);
  });

  it('counts a long number by its length only, a house number as it is', () => {
    expect(read('79991234567', 'number').stems).toEqual(read('78887654321', 'number').stems);
    expect(read('12', 'number').stems).not.toEqual(read('14', 'number').stems);
  });
});
