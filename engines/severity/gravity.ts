import { fixedNames } from './feature-names.ts';
import { featureReader } from './features.ts';
import learned from './learned.json' with { type: 'json' };
import { fillSheet, lifted } from './odds.ts';
import { Sheet } from './sheet.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';
import type { Weighed } from './weigh.ts';
import { windowsOf } from './windows.ts';
import { wordFeatures } from './word-features.ts';

/** How sure the learned weights are that a message is critical. */
export interface Gravity {
  readonly critical: boolean;
  /** 0–1, among messages half of which are critical; 0 when no word speaks for danger. */
  readonly probability: number;
  /** Words that raised it and that no phrase of the lexicons holds, the strongest first. */
  readonly reasons: readonly SignReason[];
}

const names = fixedNames(Object.keys(learned.weights));
const weights = Float64Array.from(Object.values<number>(learned.weights));
const shownBy = wordFeatures(names);
const reader = featureReader(names, (form) => {
  form.learnt ??= shownBy(form);
  return form.learnt;
});
const sheet = new Sheet();

/**
 * Asks the learned weights. A message without a single word that speaks for danger is never critical. `temperature` is
 * outside, °C, where known.
 */
export function gravityOf(signs: Signs, weighed: Weighed, temperature: number | undefined): Gravity {
  const whole = oddsOf(signs, temperature);
  const found = raising(signs);
  const parts = windowsOf(signs).map((part) => oddsOf(part, temperature));
  const odds = lifted(whole, parts);
  const speaks = weighed.top > 0 || found.length > 0;
  return {
    critical: speaks && odds >= learned.threshold,
    probability: speaks ? 1 / (1 + Math.exp(-odds)) : 0,
    reasons: strongest(signs, found),
  };
}

/** Log-odds of a message or a part of it; what it shows stands on the sheet afterwards. */
function oddsOf(signs: Signs, temperature: number | undefined): number {
  fillSheet(sheet, reader, signs, temperature);
  const { size, features, values } = sheet;
  let sum = learned.intercept;
  for (let i = 0; i < size; i++) sum += weights[features[i]!]! * values[i]!;
  return sum;
}

/** Words that hold sentences together weigh something ("у мамы", "в лифте"), but name no reason to a person; nor do numbers. */
const joining = new Set(
  'и а но да в во на с со у к ко о об от до из за по под над при про для без через же ли бы то что чтобы как так это этот эта эти тот та те я ты он она оно мы вы они мне мой моя мои нас нам наш наша вас вам ваш его ее их себя свой там тут здесь или если the a an and of to in on at is it be by for from with as this that there we i he she they you my our your his her their its are was were am has have had do does did so but or'.split(
    ' ',
  ),
);

/** Contributions below this are not worth a person's look. */
const telling = 0.15;
const shown = 4;

interface Raising {
  readonly code: string;
  readonly said: number;
  readonly from: number;
  readonly to: number;
}

/** What raises the message on the sheet, where it stands in its words. */
function raising({ words }: Signs): Raising[] {
  const { size, features, values, from, to } = sheet;
  const found: Raising[] = [];
  for (let i = 0; i < size; i++) {
    if (from[i]! < 0) continue;
    const feature = features[i]!;
    const code = codes[feature];
    const said = weights[feature]! * values[i]!;
    if (code === undefined || said < telling) continue;
    if (byStem[feature] && meaningless(words[from[i]!]!.text)) continue;
    found.push({ code, said, from: from[i]!, to: to[i]! });
  }
  return found;
}

function strongest(signs: Signs, found: Raising[]): SignReason[] {
  found.sort((a, b) => b.said - a.said);
  const once = found.filter(({ from }, at) => found.findIndex((other) => other.from === from) === at);
  return once.slice(0, shown).map((one) => reasonAt(signs, one.code, one));
}

const meaningless = (word: string): boolean => joining.has(word) || /\d/.test(word);

const people = /^of:(?:frail|family|person|many|missing)$/;
const harm = /^of:(?:rises|fails|fall|shock|attack|crash|violence|trapped|drown|gone|death|nobody|open)$/;

/** The words for what a feature says; none for shape, topic and what calms. */
function codeOf(name: string): string | undefined {
  if (name === 'of:child') return 'hint-child';
  if (/^of:(?:injury|lifeless|breath|sick|body|medicine|suicide)$/.test(name)) return 'hint-ill';
  if (/^of:(?:fire|smoke)$/.test(name)) return 'hint-fire';
  if (/^of:(?:gas|smell)$/.test(name)) return 'hint-gas';
  if (/^of:(?:help|now|ambulance)$/.test(name)) return 'hint-urgent';
  if (people.test(name)) return 'hint-victim';
  if (harm.test(name)) return 'hint-harm';
  return /^(?:of|stem):/.test(name) ? 'hint-hazard' : undefined;
}

const codes = Object.keys(learned.weights).map(codeOf);
const byStem = Object.keys(learned.weights).map((name) => name.startsWith('stem:'));
