import type { FeatureNames } from './feature-names.ts';
import { kinds } from './kinds.ts';
import { Marks } from './marks.ts';
import type { Sink } from './sheet.ts';
import type { Signs } from './signs.ts';

/** Each kind of word where it first stands, which two of them meet in a sentence, and how many there are. */
export function kindFeatures(
  names: FeatureNames,
  value: { readonly present: number; readonly pair: number },
): (signs: Signs, share: number, sheet: Sink) => void {
  const numbers = kinds.map((kind) => names.numberOf(kind));
  const pairs = kinds.map((first) =>
    Int32Array.from(kinds, (second) => names.numberOf(`both:${first}+${second}`)),
  );
  const dangers = kinds.map((kind) => kind.startsWith('of:'));
  const calms = kinds.map((kind) => kind.startsWith('calm:'));
  const [manyKinds, manyCalms] = [names.numberOf('kinds'), names.numberOf('calms')];
  const seen = new Marks();
  const met = new Marks();

  function meet(own: number[], share: number, sheet: Sink): void {
    if (own.length < 2) return;
    own.sort((a, b) => a - b);
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++) {
        const feature = pairs[own[i]!]![own[j]!]!;
        if (feature >= 0 && met.add(feature)) sheet.add(feature, value.pair * share);
      }
  }

  return ({ words, kinds: hits }, share, sheet) => {
    let danger = 0;
    let calm = 0;
    seen.clear();
    met.clear();
    for (const { kind, from, to } of hits) {
      if (!seen.add(kind)) continue;
      if (dangers[kind]) danger += 1;
      if (calms[kind]) calm += 1;
      sheet.add(numbers[kind]!, value.present * share, from, to);
    }
    let own: number[] = [];
    let before = -1;
    for (const { kind, from } of hits) {
      const { sentence } = words[from]!;
      if (sentence !== before) {
        meet(own, share, sheet);
        own = [];
      }
      before = sentence;
      if (!own.includes(kind)) own.push(kind);
    }
    meet(own, share, sheet);
    sheet.add(manyKinds, (danger / 6) * share);
    sheet.add(manyCalms, (calm / 4) * share);
  };
}
