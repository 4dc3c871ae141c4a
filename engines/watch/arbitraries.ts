import fc from 'fast-check';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';
import type { PhraseWord, PositionalGroup, Rule } from './syntax.ts';
import type { Post } from './watcher.ts';

/* Rules and posts from one small vocabulary, so that they meet often. */

const FORMS = [
  ...['яма', 'ямы', 'яму', 'ямой', 'ЯМА', 'ямa', 'двор', 'дворе', 'Двора', 'дворник', 'дорога', 'дороги'],
  ...['дорожный', 'дорожного', 'снег', 'снега', 'лёд', 'льда', 'pothole', 'potholes', 'Road', 'roads'],
  ...['5', '12', '112', '4б', 'ё', 'и', 'не', 'за\u0301мок', 'и\u0306од', 'до\u00adрога', 'скользко'],
];
const TAGS = ['ямы', 'дороги_города', 'Ямы', 'снег', 'двор_5', '_жкх_'];
const PREFIXES = ['ям', 'дво', 'двор', 'дорог', 'доро', 'pot', 'road', 'сне', '11', 'ск'];
const BETWEEN = [' ', ' ', ' ', ' ', ', ', '. ', '-', '\n', ' — ', ' 🙂 ', ' (', '"', '_', '  #', '/'];
const PLACES = ['север', 'юг', 'большой город'];
const SOURCES = ['vk', 'vk:club5', 'tg'];
const LANGS = ['ru', 'en'];

const form = fc.constantFrom(...FORMS).map(foldedForm);

function foldedForm(written: string): string {
  const parsed = parseRule(written);
  if (!parsed.ok || parsed.rule.kind !== 'word') throw new Error(`“${written}” is no word`);
  return parsed.rule.text;
}

const phraseWord: fc.Arbitrary<PhraseWord> = fc.oneof(
  { weight: 4, arbitrary: form.map((text) => ({ text, prefix: false })) },
  { weight: 1, arbitrary: fc.constantFrom(...PREFIXES).map((text) => ({ text, prefix: true })) },
);

const leaf: fc.Arbitrary<PositionalGroup> = fc.oneof(
  { weight: 5, arbitrary: form.map((text) => ({ kind: 'word' as const, text })) },
  { weight: 2, arbitrary: fc.constantFrom(...PREFIXES).map((text) => ({ kind: 'prefix' as const, text })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...TAGS).map((tag) => ({ kind: 'hashtag' as const, text: tag.toLowerCase() })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.array(phraseWord, { minLength: 2, maxLength: 3 }), fc.boolean())
      .map(([words, exact]) => ({ kind: 'phrase' as const, exact, words })),
  },
  {
    weight: 1,
    arbitrary: form.map((text) => ({
      kind: 'phrase' as const,
      exact: true,
      words: [{ text, prefix: false }],
    })),
  },
);

const restriction: fc.Arbitrary<Rule> = fc.oneof(
  fc
    .constantFrom(...PLACES)
    .map((value) => ({ kind: 'restriction' as const, field: 'place' as const, value })),
  fc
    .constantFrom(...SOURCES)
    .map((value) => ({ kind: 'restriction' as const, field: 'source' as const, value })),
  fc.constantFrom(...LANGS).map((value) => ({ kind: 'restriction' as const, field: 'lang' as const, value })),
);

/** NEAR of leaves, of alternatives, of NEAR. */
const near: fc.Arbitrary<PositionalGroup> = fc.letrec<{ near: PositionalGroup; side: PositionalGroup }>(
  (tie) => ({
    side: fc.oneof(
      { maxDepth: 2 },
      { weight: 5, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc
          .array(leaf, { minLength: 2, maxLength: 3 })
          .map((rules) => ({ kind: 'or' as const, rules })),
      },
      { weight: 1, arbitrary: tie('near') },
    ),
    near: fc.record({ distance: fc.integer({ min: 1, max: 6 }), left: tie('side'), right: tie('side') }).map(
      ({ distance, left, right }): PositionalGroup => ({
        kind: 'near',
        distance,
        left: left as PositionalGroup,
        right: right as PositionalGroup,
      }),
    ),
  }),
).near;

const anyTree: fc.Arbitrary<Rule> = fc.letrec<{ tree: Rule }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: near },
    { weight: 1, arbitrary: restriction },
    {
      weight: 3,
      arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((rules) => joined('and', rules)),
    },
    {
      weight: 3,
      arbitrary: fc.array(tie('tree'), { minLength: 2, maxLength: 4 }).map((rules) => joined('or', rules)),
    },
    { weight: 2, arbitrary: tie('tree').map(negated) },
  ),
})).tree;

/** Canonical trees that the parser accepts. */
export const anyRule: fc.Arbitrary<Rule> = anyTree.filter((rule) => parseRule(printRule(rule)).ok);

const place = fc.subarray(['Север', 'Юг', 'Большой  город', 'восток'], { maxLength: 2 });

/** Posts of up to 14 words of the same vocabulary. */
export const anyPost: fc.Arbitrary<Post> = fc.record(
  {
    text: fc
      .array(
        fc.tuple(
          fc.oneof(
            { weight: 6, arbitrary: fc.constantFrom(...FORMS) },
            { weight: 1, arbitrary: fc.constantFrom(...TAGS).map((tag) => `#${tag}`) },
          ),
          fc.constantFrom(...BETWEEN),
        ),
        { maxLength: 14 },
      )
      .map((pieces) => pieces.flat().join('')),
    place,
    source: fc.constantFrom('VK', 'vk:club5', 'tg', 'mail'),
    lang: fc.constantFrom('ru', 'en'),
  },
  { requiredKeys: ['text'] },
);

function joined(kind: 'and' | 'or', rules: readonly Rule[]): Rule {
  return { kind, rules: rules.flatMap((rule) => (rule.kind === kind ? rule.rules : [rule])) };
}

function negated(rule: Rule): Rule {
  return rule.kind === 'not' ? rule.rule : { kind: 'not', rule };
}
