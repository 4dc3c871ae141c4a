import { type ColdDanger, coldDanger } from './cold.ts';
import { fixedNames } from './feature-names.ts';
import { featureReader } from './features.ts';
import learned from './learned.json' with { type: 'json' };
import { lifted } from './odds.ts';
import { reasonAt, type SignReason, type Signs } from './signs.ts';
import { type Said, Tally } from './tally.ts';
import { type Weighed, weigh } from './weigh.ts';
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
/** Contributions below this are not worth a person's look. */
const telling = 0.15;
const shown = 4;
const tally = new Tally(weights, learned.intercept, telling);

/**
 * Asks the learned weights. A message without a single word that speaks for danger is never critical. `temperature` is
 * outside, °C, where known.
 */
export function gravityOf(
  signs: Signs,
  weighed: Weighed,
  cold: ColdDanger,
  temperature: number | undefined,
): Gravity {
  const whole = oddsOf(signs, weighed, cold);
  const found = raising(signs, tally.said);
  if (weighed.top === 0 && found.length === 0) return { critical: false, probability: 0, reasons: [] };
  const parts = windowsOf(signs).map((part) => {
    const own = weigh(part);
    return oddsOf(part, own, coldDanger(part, temperature, own));
  });
  const odds = lifted(whole, parts);
  return {
    critical: odds >= learned.threshold,
    probability: 1 / (1 + Math.exp(-odds)),
    reasons: strongest(signs, found),
  };
}

/** Log-odds of a message or a part of it; what said most stands in the tally afterwards. */
function oddsOf(signs: Signs, weighed: Weighed, cold: ColdDanger): number {
  tally.clear();
  reader(signs, weighed, cold, tally);
  return tally.odds;
}

/** Words that hold sentences together weigh something ("у мамы", "в лифте"), but name no reason to a person; nor do numbers. */
const joining = new Set(
  'и а но да в во на с со у к ко о об от до из за по под над при про для без через же ли бы то что чтобы как так это этот эта эти тот та те я ты он она оно мы вы они мне мой моя мои нас нам наш наша вас вам ваш его ее их себя свой там тут здесь или если the a an and of to in on at is it be by for from with as this that there we i he she they you my our your his her their its are was were am has have had do does did so but or'.split(
    ' ',
  ),
);

interface Raising {
  readonly code: string;
  readonly said: number;
  readonly from: number;
  readonly to: number;
}

/** What raises the message, where it stands in its words. */
function raising({ words }: Signs, all: readonly Said[]): Raising[] {
  return all.flatMap(({ feature, said, from, to }) => {
    const code = codes[feature];
    if (code === undefined || (byStem[feature] && meaningless(words[from]!.text))) return [];
    return { code, said, from, to };
  });
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
